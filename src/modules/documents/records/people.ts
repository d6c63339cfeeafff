import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/index.ts';

export type PositionFacts = {
  readonly positionId: string;
  readonly title: string;
  readonly rank: 'head' | 'deputy' | 'member';
  readonly roles: readonly string[];
  readonly agencyId: string;
  readonly unitId: string;
  readonly personId: string | null;
  readonly personName: string | null;
};

type Row = {
  id: string;
  title: string;
  rank: PositionFacts['rank'];
  roles: string[];
  agency_id: string;
  unit_id: string;
  person_id: string | null;
  person_name: string | null;
};

const factsOf = (row: Row): PositionFacts => ({
  positionId: row.id,
  title: row.title,
  rank: row.rank,
  roles: row.roles,
  agencyId: row.agency_id,
  unitId: row.unit_id,
  personId: row.person_id,
  personName: row.person_name,
});

/** Positions in force with whoever holds them at that moment; a full holder stands before an acting one. */
const positions = (at: Temporal.Instant) => sql`
  select p.id, p.title, p.rank, p.roles, p.agency_id, p.unit_id, p.ordinal, h.person_id, n.name as person_name
  from organization.position_ref p
    left join lateral (
      select x.person_id from organization.holding_ref x
      where x.position_id = p.id and x.valid @> ${at.toString()}::timestamptz order by x.acting limit 1
    ) h on true
    left join organization.person_ref n on n.id = h.person_id
  where p.valid @> ${at.toString()}::timestamptz`;

/** The positions with these ids, by id; those not in force are left out. */
export const findPositions = async (
  tx: Tx,
  ids: readonly string[],
  at: Temporal.Instant,
): Promise<Map<string, PositionFacts>> => {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<Row>`${positions(at)} and p.id = any(${[...new Set(ids)]}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.id, factsOf(row)]));
};

/** Positions of an agency that hold one of the roles, heads first. */
export const positionsWithRole = async (
  tx: Tx,
  agencyId: string,
  roles: readonly string[],
  at: Temporal.Instant,
): Promise<PositionFacts[]> => {
  const { rows } =
    await sql<Row>`${positions(at)} and p.agency_id = ${agencyId}::uuid and p.roles && ${[...roles]}::text[]
    order by array_position(array['head', 'deputy', 'member'], p.rank), p.ordinal`.execute(tx);
  return rows.map(factsOf);
};

/** Everybody with a position in the agency, in the directory's order. */
export const positionsOfAgency = async (tx: Tx, agencyId: string, at: Temporal.Instant): Promise<PositionFacts[]> => {
  const { rows } = await sql<Row>`${positions(at)} and p.agency_id = ${agencyId}::uuid order by p.ordinal`.execute(tx);
  return rows.map(factsOf);
};

/** Who leads each of these units now, by unit: the head, or a deputy while that post is empty. */
export const headsOfUnits = async (
  tx: Tx,
  agencyId: string,
  unitIds: readonly string[],
  at: Temporal.Instant,
): Promise<Map<string, PositionFacts>> => {
  if (unitIds.length === 0) return new Map();
  const { rows } = await sql<Row>`${positions(at)} and p.agency_id = ${agencyId}::uuid
    and p.unit_id = any(${[...new Set(unitIds)]}::uuid[]) and p.roles && array['unit-head', 'chief-of-office', 'leader']
    order by p.unit_id, h.person_id is null, array_position(array['head', 'deputy', 'member'], p.rank), p.ordinal`.execute(
    tx,
  );
  const heads = new Map<string, PositionFacts>();
  for (const row of rows) if (!heads.has(row.unit_id)) heads.set(row.unit_id, factsOf(row));
  return heads;
};

/** Names of people by id, also of those who hold nothing any more. */
export const findNames = async (tx: Tx, ids: readonly string[]): Promise<Map<string, string>> => {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from organization.person_ref where id = any(${[...new Set(ids)]}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, name }) => [id, name]));
};

/** Titles of positions by id, also of those that ended. */
export const findTitles = async (tx: Tx, ids: readonly string[]): Promise<Map<string, string>> => {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; title: string }>`
    select id, title from organization.position_ref where id = any(${[...new Set(ids)]}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, title }) => [id, title]));
};

/** Who gave and who got a delegation, by their own titles; the actor carries the position of whoever gave it. */
export const delegationTitles = async (
  tx: Tx,
  delegationId: string,
): Promise<{ form: string; fromTitle: string; toTitle: string; toUnit: string } | null> => {
  const { rows } = await sql<{ form: string; from_title: string; to_title: string; to_unit: string | null }>`
    select d.form, f.title as from_title, t.title as to_title, u.name as to_unit
    from organization.delegation_ref d
      join organization.position_ref f on f.id = d.from_position
      join organization.position_ref t on t.id = d.to_position
      left join organization.unit_ref u on u.id = t.unit_id
    where d.id = ${delegationId}::uuid`.execute(tx);
  const row = rows[0];
  return row ? { form: row.form, fromTitle: row.from_title, toTitle: row.to_title, toUnit: row.to_unit ?? '' } : null;
};
