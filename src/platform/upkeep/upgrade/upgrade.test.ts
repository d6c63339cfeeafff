import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { migrationFolders } from '../../../modules.ts';
import { fixedClock } from '../../clock/index.ts';
import { migrate } from '../../db/migrate.ts';
import { type TestDatabase, testDatabase } from '../../db/testing.ts';
import { inTransaction } from '../../db/tx.ts';
import { appendEvent } from '../../events/index.ts';
import { databaseContents } from '../testing/database-contents.ts';
import { countStatements } from './count-statements.ts';
import { upgrade } from './upgrade.ts';

const clock = fixedClock('2026-11-24T08:00:00+07:00');
const FIRST = "create schema planted; create table planted.note (word text); insert into planted.note values ('a;b');";
/** Passes the rehearsal, and fails when it is meant. */
const FAILS_LATER = `do $$ begin
  if current_setting('application_name') <> 'kinhbac-rehearsal' then raise exception 'đĩa hỏng giữa chừng'; end if;
end $$;`;
const LOSES_EVENTS = 'alter table platform.event disable trigger user; delete from platform.event;';

let db: TestDatabase;
let home: string;
let before: Record<string, string>;
let folder: string;
const lines: string[] = [];

beforeAll(async () => {
  db = await testDatabase();
  home = await mkdtemp(join(tmpdir(), 'kinhbac-upgrade-'));
  await mkdir(join(home, 'data'));
  const databaseAppPassword = new URL(db.appUrl).password;
  const secrets = { databaseOwnerPassword: 'never-used-by-this-test', databaseAppPassword, keys: {} };
  await writeFile(join(home, 'data', 'secrets.json'), JSON.stringify(secrets));
  for (let i = 0; i < 3; i++)
    await inTransaction(db.app, (tx) => {
      const what = { kind: 'issue', objectKind: 'document', objectId: `${i}`, data: {} };
      return appendEvent(tx, { at: clock.now(), agencyId: randomUUID(), actor: null, ...what });
    });
  before = await databaseContents(db.ownerUrl);
});
beforeEach(async () => {
  folder = await mkdtemp(join(home, 'migrations-'));
  lines.length = 0;
});
afterAll(async () => {
  await db.close();
  await rm(home, { recursive: true, force: true });
});

const plant = (number: number, sql: string) => writeFile(join(folder, `000${number}-planted.sql`), sql);
const sources = () => [...migrationFolders(), { module: 'planted', dir: pathToFileURL(`${folder}/`) }];
const run = (dryRun = false) =>
  upgrade({
    ...{ dataDir: join(home, 'data'), databaseUrl: db.ownerUrl, dir: join(home, 'backup'), dryRun },
    ...{ passphrase: 'một mật khẩu sao lưu dài', keep: 9, clock, migrations: sources() },
    log: (line) => lines.push(line),
  });
const backups = () => readdir(join(home, 'backup', 'sets')).catch(() => []);

test('a dry run names what is pending, with its statements, and changes nothing', async () => {
  await plant(1, FIRST);
  const { applied, set } = await run(true);
  expect(applied.map(({ name, statements }) => [name, statements])).toEqual([['planted/0001-planted.sql', 3]]);
  expect(set).toBeNull();
  expect(lines).toEqual(['  planted/0001-planted.sql: 3 lệnh (3 statements)']);
  expect(await databaseContents(db.ownerUrl)).toEqual(before);
});

test('what would fail is found in the rehearsal, before any backup', async () => {
  await plant(1, FIRST);
  await plant(2, 'select 1; create table planted.note (again text);');
  await expect(run()).rejects.toMatchObject({
    code: 'upkeep.upgrade-would-fail',
    params: { file: 'planted/0002-planted.sql' },
  });
  expect(await backups()).toEqual([]);
  expect(await databaseContents(db.ownerUrl)).toEqual(before);
});

test.each([
  ['fails after others stood', FAILS_LATER, 'đĩa hỏng giữa chừng'],
  ['loses facts', LOSES_EVENTS, 'platform.event: 0 < 3'],
])('a migration that %s sets the database back to the backup', async (_, sql, reason) => {
  await plant(1, FIRST);
  await plant(2, sql);
  const { length } = await backups();
  const attempt = run();
  await expect(attempt).rejects.toMatchObject({ code: 'upkeep.upgrade-undone' });
  await expect(attempt).rejects.toThrow(reason);
  expect(lines).toContain('✔ planted/0001-planted.sql');
  expect(await backups()).toHaveLength(length + 1);
  expect(await databaseContents(db.ownerUrl)).toEqual(before);
  await expect(db.owner.query('delete from platform.event')).rejects.toThrow('append-only');
  expect(await readdir(join(home, 'data', 'upkeep'))).not.toContain('upgrade.json');
});

test('an upgrade that was killed is undone first, then done', async () => {
  await plant(1, FIRST);
  const [set = ''] = (await backups()).reverse();
  await writeFile(join(home, 'data', 'upkeep', 'upgrade.json'), JSON.stringify({ dir: join(home, 'backup'), set }));
  await migrate(db.ownerUrl, sources(), clock);
  await db.owner.query("insert into planted.note values ('half')");
  const result = await run();
  expect(result.applied.map(({ name }) => name)).toEqual(['planted/0001-planted.sql']);
  expect((await db.owner.query('select word from planted.note')).rows).toEqual([{ word: 'a;b' }]);
  expect(await run()).toEqual({ applied: [], set: null });
});

test('statements are counted, not semicolons', async () => {
  expect(countStatements('select \';\'; -- a; b\n/* c; */ do $x$ begin; end $x$;\ncreate view "a;b" as select 1')).toBe(
    3,
  );
  expect(countStatements('-- nothing;\n')).toBe(0);
  const [platform] = migrationFolders();
  const sql = await readFile(new URL('0001-platform.sql', platform?.dir), 'utf8');
  expect(countStatements(sql)).toBe(12);
});
