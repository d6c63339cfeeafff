import type pg from 'pg';

/**
 * Adds made-up communes, each with an office, a records clerk's position and a person who holds it, until the province has `total`
 * agencies. The demonstration has 114; goals speak of 300.
 */
export const addAgenciesUpTo = async (owner: pg.Client, total: number): Promise<void> => {
  const { rows } = await owner.query<{ count: string }>('select count(*) from organization.agency');
  const missing = total - Number(rows[0]?.count ?? 0);
  if (missing <= 0) return;
  await owner.query('begin');
  await owner.query(
    `create temp table made on commit drop as
     select n, uuidv7() as agency, uuidv7() as unit, uuidv7() as position, uuidv7() as person, uuidv7() as holding
     from generate_series(1, $1::int) as n`,
    [missing],
  );
  for (const insert of [
    `insert into organization.agency (id, key, kind, name, short_name, name_en, abbreviation, letterhead_name, place, ordinal, valid, folded, canonical)
     select agency, 'thu-' || n, 'commune', 'Ủy ban nhân dân xã Thử ' || n, 'Xã Thử ' || n, 'Trial commune ' || n, 'UBND', 'XÃ THỬ ' || n, 'Thử ' || n,
       10000 + n, '[2025-07-01,)', 'xa thu ' || n, 'xã thử ' || n from made`,
    `insert into organization.unit (id, agency_id, name, name_en, abbreviation, kind, ordinal, valid, folded, canonical)
     select unit, agency, 'Văn phòng', 'Office', 'VP', 'office', 1, '[2025-07-01,)', 'van phong', 'văn phòng' from made`,
    `insert into organization.position (id, agency_id, unit_id, title, rank, roles, ordinal, valid, folded, canonical)
     select position, agency, unit, 'Văn thư', 'member', '{records-clerk}', 1, '[2025-07-01,)', 'van thu', 'văn thư' from made`,
    `insert into organization.person (id, name, demo, created_at, folded, canonical)
     select person, 'Nguyễn Văn Thử ' || n, true, now(), 'nguyen van thu ' || n, 'nguyễn văn thử ' || n from made`,
    `insert into organization.holding (id, person_id, position_id, acting, valid) select holding, person, position, false, '[2025-07-01,)' from made`,
  ])
    await owner.query(insert);
  await owner.query('commit');
};
