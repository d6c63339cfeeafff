import { type RawBuilder, sql } from 'kysely';

export type DirectoryKind = 'agency' | 'unit' | 'person';

const agencies = (moment: RawBuilder<unknown>) => sql`
  select 'agency' as kind, 0 as part, a.id::text as row_key, a.id, a.name, coalesce(a.code, '') as detail, a.id as agency_id,
    a.short_name as agency_name, null::uuid as unit_id, null::text as unit_name, null::uuid as position_id, false as acting,
    a.folded, a.canonical, a.folded as all_folded, a.canonical as all_canonical
  from organization.agency_ref a where a.valid @> ${moment}`;

const units = (moment: RawBuilder<unknown>) => sql`
  select 'unit', 1, u.id::text, u.id, u.name, u.abbreviation, a.id, a.short_name, u.id, u.name, null::uuid, false,
    u.folded, u.canonical, u.folded || a.folded, u.canonical || a.canonical
  from organization.unit u join organization.agency a on a.id = u.agency_id
  where u.valid @> ${moment} and a.valid @> ${moment}`;

/** A person with two positions stands there twice, once for each. */
const people = (moment: RawBuilder<unknown>) => sql`
  select 'person', 2, h.id::text, p.id, p.name, o.title, a.id, a.short_name, u.id, u.name, o.id, h.acting,
    p.folded, p.canonical, p.folded || o.folded || u.folded || a.folded, p.canonical || o.canonical || u.canonical || a.canonical
  from organization.holding h
    join organization.person p on p.id = h.person_id
    join organization.position o on o.id = h.position_id
    join organization.unit u on u.id = o.unit_id
    join organization.agency a on a.id = o.agency_id
  where h.valid @> ${moment} and o.valid @> ${moment}`;

/** Everything that the directory lists at a moment, with its own search text and that of what stands above it. */
export const directoryParts = (moment: RawBuilder<unknown>, kind: DirectoryKind | undefined): RawBuilder<unknown> => {
  const parts = { agency: agencies, unit: units, person: people } as const;
  // The first part names the columns, so it stays even where its rows are not wanted.
  const named = kind === undefined || kind === 'agency' ? agencies(moment) : sql`${agencies(moment)} and false`;
  const others = (['unit', 'person'] as const).filter((one) => kind === undefined || kind === one);
  return sql.join([named, ...others.map((one) => parts[one](moment))], sql` union all `);
};
