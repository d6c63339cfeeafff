import { randomUUID } from 'node:crypto';
import { appendFile, chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkLog } from '../../cli/verify-log/check.ts';
import { migrationFolders } from '../../modules.ts';
import { fixedClock } from '../clock/index.ts';
import { administer, withDatabase } from '../db/testing/test-server.ts';
import { type TestDatabase, testDatabase } from '../db/testing.ts';
import { inTransaction } from '../db/tx.ts';
import { appendEvent, loadCheckpointKey, runCheckpoint } from '../events/index.ts';
import { createFileStore, registerBlob } from '../files/index.ts';
import { prepareJobs } from '../jobs/index.ts';
import { makeBackup } from './backup/make-backup.ts';
import { restoreBackup } from './restore/restore-backup.ts';
import { databaseContents } from './testing/database-contents.ts';

const PASSPHRASE = 'một mật khẩu sao lưu dài';
const clock = fixedClock('2026-11-24T08:00:00+07:00');
let db: TestDatabase;
let home: string;
let dataDir: string;
let backupDir: string;
const made: string[] = [];
const quiet = { log: () => {} };

beforeAll(async () => {
  db = await testDatabase();
  home = await mkdtemp(join(tmpdir(), 'kinhbac-upkeep-'));
  dataDir = join(home, 'dữ liệu');
  backupDir = join(home, 'sao lưu');
  await mkdir(join(dataDir, 'keys'), { recursive: true });
  await writeFile(join(dataDir, 'keys', 'one.key'), Buffer.from([0, 1, 2, 255]), { mode: 0o600 });
  await writeFile(join(dataDir, 'kinhbac.config.json'), JSON.stringify({ port: 8090, databaseUrl: db.ownerUrl }));
  const databaseAppPassword = new URL(db.appUrl).password;
  const secrets = { databaseOwnerPassword: 'never-used-by-this-test', databaseAppPassword, keys: {} };
  await writeFile(join(dataDir, 'secrets.json'), JSON.stringify(secrets));
  await prepareJobs(db.ownerUrl, [{ name: 'test.send', work: async () => {} }]);
  await db.owner.query(`insert into jobs.job (name, data) values ('test.send', '{"to": "Sở Nội vụ"}')`);
  for (let i = 0; i < 20; i++) await act(`Công văn số ${i}\t\\N \\. "đ"\n`);
  await checkpoint();
  await act('after the last checkpoint');
});
afterAll(async () => {
  for (const name of made)
    await administer(withDatabase(db.ownerUrl, 'postgres'), `drop database if exists ${name} with (force)`);
  await db.close();
  await rm(home, { recursive: true, force: true });
});

const act = (content: string) =>
  inTransaction(db.app, async (tx) => {
    const file = await createFileStore(join(dataDir, 'files')).put(Buffer.from(content));
    await registerBlob(tx, file, { mediaType: 'text/plain', at: clock.now() });
    const particulars = { kind: 'issue', objectKind: 'document', objectId: file.sha256, data: { content } };
    await appendEvent(tx, { at: clock.now(), agencyId: randomUUID(), actor: null, ...particulars });
    return file.sha256;
  });
const checkpoint = async () =>
  runCheckpoint({
    ...{ db: db.app, clock, key: await loadCheckpointKey(dataDir) },
    outsidePath: join(dataDir, 'checkpoints.log'),
  });
const backUp = (options: { dir?: string; passphrase?: string; keep?: number } = {}) =>
  makeBackup({
    ...{ dataDir, databaseUrl: db.ownerUrl, dir: backupDir, passphrase: PASSPHRASE, keep: 3 },
    ...{ clock, migrations: migrationFolders(), ...quiet, ...options },
  });

/** A database of a plain role: no superuser, as on a server that others look after. */
const emptyDatabase = async (): Promise<string> => {
  const name = `restored_${randomUUID().replaceAll('-', '')}`;
  made.push(name);
  const root = withDatabase(db.ownerUrl, 'postgres');
  await administer(
    root,
    `do $$ begin create role plain_owner login createrole password 'only-for-tests'; exception when duplicate_object then null; end $$`,
  );
  await administer(root, `create database ${name} template template0 owner plain_owner`);
  const url = new URL(withDatabase(db.ownerUrl, name));
  url.username = 'plain_owner';
  url.password = 'only-for-tests';
  return url.href;
};

test('a restored database has every row, guards its facts, counts on, and its log is whole', async () => {
  const { manifest } = await backUp();
  expect(manifest.lost).toEqual([]);
  expect(manifest.leftOut).toEqual([]);
  expect(manifest.drift).toEqual([]);
  const before = await databaseContents(db.ownerUrl);
  expect(before['platform.event']).toMatch(/^21 /);
  expect(before['jobs.job_common']).toMatch(/^1 /);

  const target = join(home, 'restored');
  const url = await emptyDatabase();
  const { sameStructure } = await restoreBackup({
    dir: backupDir,
    passphrase: PASSPHRASE,
    dataDir: target,
    databaseUrl: url,
    ...quiet,
  });
  expect(sameStructure).toBe(true);
  expect(await databaseContents(url)).toEqual(before);

  const client = new pg.Client(url);
  await client.connect();
  await expect(client.query("update platform.event set kind = 'forged'")).rejects.toThrow('append-only');
  const { rows } = await client.query(
    `insert into platform.event (at, kind, object_kind, object_id, data, digest)
     values (now(), 'x', 'y', 'z', '{}', decode(repeat('00', 32), 'hex')) returning id::int`,
  );
  expect(rows[0].id).toBeGreaterThan(21);
  await client.query('delete from platform.upload');
  await client.end();

  const judge = new pg.Client(withDatabase(db.ownerUrl, new URL(url).pathname.slice(1)));
  await judge.connect();
  await judge.query('alter table platform.event disable trigger user');
  await judge.query("delete from platform.event where kind = 'x'");
  const report = await checkLog({ client: judge, outsidePath: join(target, 'checkpoints.log') });
  await judge.end();
  expect(report).toMatchObject({ verdict: 'clean', events: 21, pending: 1 });

  expect(await readFile(join(target, 'keys', 'one.key'))).toEqual(Buffer.from([0, 1, 2, 255]));
  expect(await readFile(join(target, 'secrets.json'), 'utf8')).toBe(
    await readFile(join(dataDir, 'secrets.json'), 'utf8'),
  );
  expect(JSON.parse(await readFile(join(target, 'kinhbac.config.json'), 'utf8'))).toEqual({
    port: 8090,
    databaseUrl: url,
  });
  const { rows: blobs } = await db.owner.query<{ hex: string }>(
    "select encode(sha256, 'hex') as hex from platform.blob",
  );
  for (const { hex } of blobs) await createFileStore(join(target, 'files')).readBuffer(hex);
});

test('the second backup copies only what is new, and keeps no more sets than told', async () => {
  await backUp();
  const sha256 = await act('một tệp nữa');
  const second = await backUp({ keep: 2 });
  expect(second.copied).toBe(1);
  // The clock stands still here, as it may after it was moved back: the newest set is still the last by name.
  expect((await readdir(join(backupDir, 'sets'))).sort().at(-1)).toBe(second.manifest.set);
  expect(second.manifest.files.count).toBe(22);
  expect(await readdir(join(backupDir, 'sets'))).toHaveLength(2);
  expect((await readFile(createFileStore(join(backupDir, 'files')).path(sha256))).toString()).toBe('một tệp nữa');
});

test('nothing is readable without the passphrase, and another one is refused', async () => {
  for (const entry of await readdir(backupDir, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.parentPath.startsWith(join(backupDir, 'files'))) continue;
    const bytes = await readFile(join(entry.parentPath, entry.name));
    expect(bytes.includes('Công văn'), entry.name).toBe(false);
    expect(bytes.includes('databaseOwnerPassword'), entry.name).toBe(false);
  }
  await expect(backUp({ passphrase: 'một mật khẩu khác hẳn' })).rejects.toMatchObject({
    code: 'upkeep.wrong-passphrase',
  });
  await expect(backUp({ dir: join(dataDir, 'sao-luu') })).rejects.toMatchObject({ code: 'upkeep.backup-inside-data' });
  await expect(backUp({ dir: dataDir.replace('dữ liệu', '') })).rejects.toMatchObject({ code: 'upkeep.not-a-backup' });
});

test('a byte altered anywhere in a set is found, and nothing is put into use', async () => {
  const set = (await readdir(join(backupDir, 'sets'))).sort().at(-1) ?? '';
  const url = await emptyDatabase();
  const places = ['database/platform.event.zst.sealed', 'keys.zst.sealed', 'manifest.json'];
  for (const place of places) {
    const path = join(backupDir, 'sets', set, place);
    const bytes = await readFile(path);
    const altered = Buffer.from(bytes);
    altered[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    await writeFile(path, altered);
    const dataDirHere = join(home, `from-altered-${place.replaceAll('/', '-')}`);
    const attempt = restoreBackup({
      ...{ dir: backupDir, set, passphrase: PASSPHRASE, dataDir: dataDirHere, databaseUrl: url, ...quiet },
    });
    await expect(attempt, place).rejects.toMatchObject({ code: 'upkeep.backup-damaged' });
    expect(await readdir(dataDirHere)).not.toContain('secrets.json');
    await writeFile(path, bytes);
  }
});

test('a file that the province lost is named, and healed from an earlier backup when that has it', async () => {
  const sha256 = await act('sắp bị hỏng');
  await backUp();
  const path = createFileStore(join(dataDir, 'files')).path(sha256);
  await chmod(path, 0o600);
  await appendFile(path, '!');
  expect((await backUp()).manifest.lost).toEqual([]);
  expect((await backUp({ dir: join(home, 'fresh') })).manifest.lost).toEqual([sha256]);
});

test('a set in a data folder that holds something, or of a filled database, is refused', async () => {
  const options = { dir: backupDir, passphrase: PASSPHRASE, ...quiet };
  await expect(restoreBackup({ ...options, dataDir })).rejects.toMatchObject({ code: 'upkeep.target-not-empty' });
  const attempt = restoreBackup({ ...options, dataDir: join(home, 'other'), databaseUrl: db.ownerUrl });
  await expect(attempt).rejects.toMatchObject({ code: 'upkeep.target-database-not-empty' });
  await expect(restoreBackup({ ...options, dir: home, dataDir: join(home, 'third') })).rejects.toMatchObject({
    code: 'upkeep.not-a-backup',
  });
});

test('what somebody added by hand is said at the backup, and comes back all the same', async () => {
  await db.owner.query(`alter table platform.upload add column note int; create table platform.by_hand (a int, b text);
    insert into platform.by_hand values (1, 'một'), (2, null); create schema stranger; create table stranger.t (a int)`);
  try {
    const { manifest } = await backUp();
    expect(manifest.drift?.filter((line) => line.startsWith('column'))).toEqual([
      'column platform.by_hand.a integer  ',
      'column platform.by_hand.b text  ',
      'column platform.upload.note integer  ',
    ]);
    expect(manifest.leftOut).toEqual(['stranger']);
    const before = await databaseContents(db.ownerUrl);
    const url = await emptyDatabase();
    const dataDirHere = join(home, 'by-hand');
    const options = { dir: backupDir, passphrase: PASSPHRASE, dataDir: dataDirHere, databaseUrl: url, ...quiet };
    expect((await restoreBackup(options)).sameStructure).toBe(false);
    const { 'stranger.t': _, ...ours } = before;
    expect(await databaseContents(url)).toEqual(ours);
  } finally {
    await db.owner.query(
      'alter table platform.upload drop column note; drop table platform.by_hand; drop schema stranger cascade',
    );
  }
});
