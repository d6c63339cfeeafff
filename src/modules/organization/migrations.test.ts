import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../platform/db/testing.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

test('every table, view and column of the directory says what it is', async () => {
  const { rows } = await db.owner.query(`
    select c.relname || coalesce('.' || a.attname, '') as name
    from pg_class c
      left join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and c.relkind = 'r'
    where c.relnamespace = 'organization'::regnamespace and c.relkind in ('r', 'v')
      and (obj_description(c.oid) is null or (a.attnum is not null and col_description(c.oid, a.attnum) is null))`);
  expect(rows).toEqual([]);
});

test('the application enters rows, ends delegations and edits the calendar, and can change nothing else', async () => {
  const { rows } = await db.owner.query(`
    select distinct table_name as name from information_schema.column_privileges
    where grantee = 'kinhbac_app' and table_schema = 'organization' and privilege_type = 'UPDATE' order by 1`);
  expect(rows.map((row) => row.name)).toEqual(['calendar_day', 'delegation']);
  for (const statement of ['delete from organization.person', "update organization.person set name = 'X'"])
    await expect(db.pool.query(statement)).rejects.toMatchObject({ code: '42501' });
});
