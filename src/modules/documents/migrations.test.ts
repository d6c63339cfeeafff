import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../platform/db/testing.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

test('every table and column of the schema says what it is', async () => {
  const { rows } = await db.owner.query<{ place: string }>(
    `select c.relname || coalesce('.' || a.attname, '') as place
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
       left join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where n.nspname = 'documents' and c.relkind = 'r' and col_description(c.oid, a.attnum) is null`,
  );
  expect(rows).toEqual([]);
});

test('official facts can be neither changed nor removed, not even by the owner', async () => {
  for (const table of ['document', 'document_file', 'evidence', 'grant_event', 'draft_step', 'number_void'])
    await expect(db.owner.query(`delete from documents.${table}`)).rejects.toThrow('append-only');
  for (const table of ['registration', 'delivery', 'register_book', 'assignment'])
    await expect(db.owner.query(`truncate documents.${table} cascade`)).rejects.toThrow('append-only');
});

test('row-level security guards every table that holds somebody’s papers', async () => {
  const { rows } = await db.owner.query<{ relname: string }>(
    `select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'documents' and c.relkind = 'r' and not c.relrowsecurity`,
  );
  expect(rows).toEqual([]);
});
