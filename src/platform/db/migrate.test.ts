import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { fixedClock } from '../clock/index.ts';
import { migrate } from './migrate.ts';
import { type TestDatabase, testDatabase } from './testing.ts';

const clock = fixedClock('2026-11-24T08:00:00+07:00');
let db: TestDatabase;
let folder: string;
let number = 0;
let module: string;

beforeAll(async () => {
  db = await testDatabase();
  folder = await mkdtemp(join(tmpdir(), 'kinhbac-migrate-'));
});
afterAll(async () => {
  await db.close();
  await rm(folder, { recursive: true });
});
beforeEach(() => {
  module = `sample${++number}`;
});

const write = (name: string, sql: string) => writeFile(join(folder, name), sql);
const run = (log?: (line: string) => void) =>
  migrate(db.ownerUrl, [{ module, dir: pathToFileURL(`${folder}/`) }], clock, log);

test('applies each file once, in the order of the numbers', async () => {
  await write('0002-b.sql', `insert into ${module}.word values ('two')`);
  await write('0001-a.sql', `create schema ${module}; create table ${module}.word (word text)`);
  const lines: string[] = [];
  await run((line) => lines.push(line));
  await run((line) => lines.push(line));
  expect(lines).toEqual([`${module}/0001-a.sql`, `${module}/0002-b.sql`]);
  expect((await db.owner.query(`select word from ${module}.word`)).rows).toEqual([{ word: 'two' }]);
});

test('two programs starting at once take turns', async () => {
  await write('0001-a.sql', `create schema ${module}; create table ${module}.word (word text)`);
  await write('0002-b.sql', `insert into ${module}.word values ('once')`);
  await Promise.all([run(), run(), run()]);
  expect((await db.owner.query(`select word from ${module}.word`)).rows).toHaveLength(1);
});

test('a changed file is refused', async () => {
  await write('0001-a.sql', `create schema ${module}`);
  await write('0002-b.sql', 'select 1');
  await run();
  await write('0002-b.sql', 'select 2');
  await expect(run()).rejects.toMatchObject({ code: 'db.migration-changed', params: { file: `${module}/0002-b.sql` } });
});

test('a file that the database knows and the program does not means an older program', async () => {
  await write('0001-a.sql', `create schema ${module}`);
  await write('0002-b.sql', 'select 1');
  await run();
  await rm(join(folder, '0002-b.sql'));
  await expect(run()).rejects.toMatchObject({ code: 'db.migration-unknown' });
});

test('a failing file leaves nothing of itself and keeps what came before', async () => {
  await write('0001-a.sql', `create schema ${module}; create table ${module}.word (word text)`);
  await write('0002-b.sql', `insert into ${module}.word values ('half'); select 1 / 0`);
  await expect(run()).rejects.toMatchObject({ code: 'db.migration-failed' });
  expect((await db.owner.query(`select * from ${module}.word`)).rows).toEqual([]);
});
