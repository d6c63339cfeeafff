import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/index.ts';

export type AgencyFacts = {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
  readonly abbreviation: string;
  readonly place: string;
};

/** In whose name a document is issued, as its heading and number say. */
export type IssuerFacts = {
  readonly id: string | null;
  readonly name: string;
  readonly abbreviation: string;
  readonly letterheadParent: string | null;
  readonly letterheadName: string;
  readonly place: string;
};

export type UnitFacts = { readonly id: string; readonly name: string; readonly abbreviation: string };

type AgencyRow = { id: string; name: string; short_name: string; abbreviation: string; place: string };
const agencyOf = (row: AgencyRow): AgencyFacts => ({
  id: row.id,
  name: row.name,
  shortName: row.short_name,
  abbreviation: row.abbreviation,
  place: row.place,
});

/** Agencies by id, whenever they existed. */
export const findAgencies = async (tx: Tx, ids: readonly string[]): Promise<Map<string, AgencyFacts>> => {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<AgencyRow>`
    select id, name, short_name, abbreviation, place from organization.agency_ref
    where id = any(${[...new Set(ids)]}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.id, agencyOf(row)]));
};

/** One agency. @throws RangeError when the directory has no such agency */
export const getAgency = async (tx: Tx, id: string): Promise<AgencyFacts> => {
  const agency = (await findAgencies(tx, [id])).get(id);
  if (!agency) throw new RangeError(`no agency ${id}`);
  return agency;
};

type IssuerRow = {
  id: string | null;
  name: string;
  abbreviation: string;
  letterhead_parent: string | null;
  letterhead_name: string;
  place: string;
};

/** The agency's own name, or another body in whose name it issues; null when it may not issue for that body. */
export const findIssuer = async (
  tx: Tx,
  agencyId: string,
  issuerId: string | null,
  at: Temporal.Instant,
): Promise<IssuerFacts | null> => {
  const { rows } = issuerId
    ? await sql<IssuerRow>`
        select i.id, i.name, i.abbreviation, i.letterhead_parent, i.letterhead_name, a.place
        from organization.issuer_ref i join organization.agency_ref a on a.id = i.agency_id
        where i.id = ${issuerId}::uuid and i.agency_id = ${agencyId}::uuid and i.valid @> ${at.toString()}::timestamptz`.execute(
        tx,
      )
    : await sql<IssuerRow>`
        select null::uuid as id, name, abbreviation, letterhead_parent, letterhead_name, place
        from organization.agency_ref where id = ${agencyId}::uuid`.execute(tx);
  const row = rows[0];
  if (!row) return null;
  const { letterhead_parent: letterheadParent, letterhead_name: letterheadName, ...rest } = row;
  return { ...rest, letterheadParent, letterheadName };
};

/** Units by id. */
export const findUnits = async (tx: Tx, ids: readonly string[]): Promise<Map<string, UnitFacts>> => {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<UnitFacts>`
    select id, name, abbreviation from organization.unit_ref where id = any(${[...new Set(ids)]}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.id, row]));
};

/** All agencies meant by ids and groups, at that moment, without the sender itself; in the directory's order. */
export const resolveRecipients = async (
  tx: Tx,
  wanted: { readonly agencyIds: readonly string[]; readonly groups: readonly string[]; readonly sender: string },
  at: Temporal.Instant,
): Promise<AgencyFacts[]> => {
  if (wanted.agencyIds.length + wanted.groups.length === 0) return [];
  const { rows } = await sql<AgencyRow>`
    select a.id, a.name, a.short_name, a.abbreviation, a.place from organization.agency_ref a
    where a.valid @> ${at.toString()}::timestamptz and a.id <> ${wanted.sender}::uuid
      and (a.id = any(${[...wanted.agencyIds]}::uuid[]) or a.id in (
        select m.agency_id from organization.agency_group_member_ref m
        where m.group_key = any(${[...wanted.groups]}::text[]) and m.valid @> ${at.toString()}::timestamptz))
    order by a.kind in ('ward', 'commune'), a.kind desc, a.ordinal, a.name`.execute(tx);
  return rows.map(agencyOf);
};
