import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/index.ts';
import { fold } from '../../../platform/text/index.ts';
import type { AccountPort } from './account-port.ts';
import type { Workbook } from './columns.ts';
import { importedId } from './imported-ids.ts';
import type { Known, KnownPosition } from './plan.ts';

const uuids = (ids: Iterable<string>) => sql`${JSON.stringify([...new Set(ids)])}::jsonb`;
const among = (ids: Iterable<string>) => sql`(select value::uuid from jsonb_array_elements_text(${uuids(ids)}))`;

const instant = (date: Date) => Temporal.Instant.fromEpochMilliseconds(date.getTime());

/** Reads what the directory has of all that the workbook names. */
export const findKnown = async (
  tx: Tx,
  accounts: AccountPort,
  workbook: Workbook,
  now: Temporal.Instant,
): Promise<Known> => {
  const at = sql`${now.toString()}::timestamptz`;
  const people = workbook.people.map(({ cells }) => importedId.person(cells.code));
  const named = workbook.people.map(({ cells }) => importedId.position(cells.position));
  const positions = [...workbook.positions.map(({ cells }) => importedId.position(cells.code)), ...named];
  const agencies = await sql<{ code: string; id: string; name: string }>`
    select x.code, a.id, a.name from organization.agency_alias x join organization.agency a on a.id = x.agency_id
    where x.valid @> ${at} and a.valid @> ${at}`.execute(tx);
  const units = await sql<{ id: string; agency_id: string; name: string }>`
    select id, agency_id, name from organization.unit where valid @> ${at}`.execute(tx);
  const known = await sql<{ id: string } & KnownPosition>`
    select id, agency_id as "agencyId", unit_id as "unitId", title, rank, roles
    from organization.position where id in ${among(positions)}`.execute(tx);
  const persons = await sql<{ id: string; name: string }>`
    select id, name from organization.person where id in ${among(people)}`.execute(tx);
  const holdings = await sql<{ id: string }>`
    select id from organization.holding where person_id in ${among(people)}`.execute(tx);
  const holders = await sql<{ position_id: string; name: string; until: Date | null }>`
    select h.position_id, p.name, upper(h.valid) as until
    from organization.holding h join organization.person p on p.id = h.person_id
    where h.position_id in ${among(named)} and not h.acting
    order by upper(h.valid) nulls last`.execute(tx);
  const usernames = workbook.people.map(({ cells }) => cells.username.toLowerCase());
  const names = await accounts.namesOfHolders(tx, people);
  return {
    agencies: new Map(agencies.rows.map(({ code, id, name }) => [code, { id, name }])),
    units: new Map(units.rows.map(({ id, agency_id, name }) => [`${agency_id}/${fold(name)}`, id])),
    positions: new Map(known.rows.map(({ id, ...position }) => [id, position])),
    people: new Map(persons.rows.map(({ id, name }) => [id, { name, username: names.get(id) ?? null }])),
    holdings: new Set(holdings.rows.map(({ id }) => id)),
    holders: new Map(
      holders.rows.map((row) => [row.position_id, { name: row.name, until: row.until && instant(row.until) }]),
    ),
    usernames: await accounts.holdersOfNames(tx, usernames),
  };
};
