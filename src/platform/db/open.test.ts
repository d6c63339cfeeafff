import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { systemClock } from '../clock/index.ts';
import { appendEvent, loadCheckpointKey, startCheckpointer } from '../events/index.ts';
import { type OpenOptions, openDatabase } from './open.ts';
import { ensureKey } from './secrets.ts';
import { testDatabase } from './testing.ts';
import { inTransaction } from './tx.ts';

let dataDir: string;
let options: OpenOptions;
const errors: unknown[] = [];
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'kinhbac mở '));
  const migrations = [{ module: 'platform', dir: new URL('../migrations/', import.meta.url) }];
  options = { dataDir, clock: systemClock, logger: { error: (details) => errors.push(details) }, migrations };
});
afterEach(() => rm(dataDir, { recursive: true }));

const verifyLog = () =>
  new Promise<{ code: number; report: unknown }>((resolve) => {
    const program = fileURLToPath(new URL('../../cli/verify-log.ts', import.meta.url));
    const env = { ...process.env, DATA_DIR: dataDir, DATABASE_URL: '' };
    execFile(process.execPath, [program, '--json'], { env }, (error, out) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, report: JSON.parse(out || 'null') }),
    );
  });

test('opens, works, closes, and opens again; the log is verified beside the running server and without it', async () => {
  const lines: string[] = [];
  const first = await openDatabase({ ...options, log: (line) => lines.push(line) });
  expect(lines[0]).toBe('platform/0001-platform.sql');
  const checkpointer = startCheckpointer({
    ...{ db: first.app, clock: systemClock, key: await loadCheckpointKey(dataDir) },
    ...{ outsidePath: join(dataDir, 'checkpoints.log'), onError: (error) => errors.push(error) },
  });
  const nothing = { agencyId: null, actor: null, data: {} };
  await inTransaction(first.app, (tx) =>
    appendEvent(tx, { ...nothing, at: systemClock.now(), kind: 'start', objectKind: 'server', objectId: '1' }),
  );
  await checkpointer.runNow();
  expect(await verifyLog()).toMatchObject({ code: 0, report: { events: 1, outside: { checkpoints: 1 } } });
  await checkpointer.stop();
  await first.close();
  expect(await verifyLog()).toMatchObject({ code: 0, report: { events: 1 } });
  const second = await openDatabase(options);
  expect((await second.pool.query('select current_user as role')).rows).toEqual([{ role: 'kinhbac_app' }]);
  await second.close();
  expect(errors).toEqual([]);
});

test('an outside database is used as it is: nothing is started', async () => {
  const outside = await testDatabase();
  // The role belongs to the whole server: another password would shut out the tests beside us.
  const secrets = {
    databaseOwnerPassword: 'x'.repeat(20),
    databaseAppPassword: new URL(outside.appUrl).password,
    keys: {},
  };
  await writeFile(join(dataDir, 'secrets.json'), JSON.stringify(secrets));
  const database = await openDatabase({ ...options, url: outside.ownerUrl });
  expect(new URL(database.appUrl).port).toBe(new URL(outside.ownerUrl).port);
  expect((await database.pool.query('select current_user as role')).rows).toEqual([{ role: 'kinhbac_app' }]);
  await database.close();
  await outside.close();
});

test('an outside database that does not answer is told in a sentence', async () => {
  await expect(openDatabase({ ...options, url: 'postgres://x:y@127.0.0.1:1/z' })).rejects.toMatchObject({
    code: 'db.cannot-connect',
  });
});

test('a data folder that cannot be written is told in a sentence', async () => {
  await writeFile(join(dataDir, 'file'), '');
  await expect(openDatabase({ ...options, dataDir: join(dataDir, 'file', 'data') })).rejects.toMatchObject({
    code: 'db.data-dir-not-writable',
  });
});

test('keys asked for at the same moment are all kept', async () => {
  const names = ['one', 'two', 'three'];
  const made = await Promise.all(names.map((name) => ensureKey(dataDir, name, () => `${name}-secret`)));
  expect(made).toEqual(['one-secret', 'two-secret', 'three-secret']);
  expect(await Promise.all(names.map((name) => ensureKey(dataDir, name, () => 'again')))).toEqual(made);
});
