import type pg from 'pg';

interface Planted {
  readonly agencyId: string;
  readonly personId?: string;
  readonly positionId?: string;
}

const AGENCY = `
  insert into organization.agency (id, key, kind, name, short_name, name_en, abbreviation, letterhead_name, place,
    ordinal, valid, folded, canonical)
  select distinct id, id::text, 'ward', 'Phường Thử', 'Thử', 'Test ward', 'UBND', 'UBND PHƯỜNG THỬ', 'Thử', 1,
    tstzrange('2025-07-01', null), 'phuong thu', 'phuong thu'
  from unnest($1::uuid[]) as id on conflict do nothing`;
const UNIT = `
  insert into organization.unit (id, agency_id, name, name_en, abbreviation, kind, ordinal, valid, folded, canonical)
  select distinct id, id, 'Văn phòng', 'Office', 'VP', 'office', 1, tstzrange('2025-07-01', null), 'van phong', 'van phong'
  from unnest($1::uuid[]) as id on conflict do nothing`;
const PERSON = `
  insert into organization.person (id, name, demo, created_at, folded, canonical)
  select id, 'Người Thử', true, '2025-07-01', 'nguoi thu', 'nguoi thu' from unnest($1::uuid[]) as id`;
const POSITION = `
  insert into organization.position (id, agency_id, unit_id, title, rank, roles, ordinal, valid, folded, canonical)
  select id, agency, agency, 'Chuyên viên', 'member', '{specialist}', 1, tstzrange('2025-07-01', null), 'cv', 'cv'
  from unnest($1::uuid[], $2::uuid[]) as p(id, agency)`;

/** Puts agencies, and for people the person and the position, into the directory so that they can hold certificates. */
export async function plantHolders(owner: pg.Pool, holders: readonly Planted[]): Promise<void> {
  const agencies = holders.map(({ agencyId }) => agencyId);
  const people = holders.filter((holder) => holder.personId !== undefined);
  await owner.query(AGENCY, [agencies]);
  await owner.query(UNIT, [agencies]);
  await owner.query(PERSON, [people.map(({ personId }) => personId)]);
  await owner.query(POSITION, [people.map(({ positionId }) => positionId), people.map(({ agencyId }) => agencyId)]);
}
