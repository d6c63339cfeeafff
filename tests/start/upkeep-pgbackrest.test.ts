import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chmod, mkdir, readdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { expect, test } from 'vitest';
import { migrationFolders } from '../../src/modules.ts';
import { systemClock } from '../../src/platform/clock/index.ts';
import { inTransaction, type OpenDatabase, openDatabase } from '../../src/platform/db/index.ts';
import { appendEvent, loadCheckpointKey, runCheckpoint } from '../../src/platform/events/index.ts';
import { removeDir, scratchDir } from '../support/launch-province.ts';

/** Named by variables: they are rehearsed where they are installed, and are no requirement of ours. */
const PGBACKREST = 'pgbackrest';
const DEBIAN_POSTGRES = '/usr/lib/postgresql';
const NOBODY = 65534;

const newestDebian = async (): Promise<string | undefined> => {
  const versions = await readdir(DEBIAN_POSTGRES).catch(() => [] as string[]);
  return versions.sort((a, b) => Number(b) - Number(a)).map((version) => join(DEBIAN_POSTGRES, version, 'bin'))[0];
};

/** PostgreSQL refuses root. */
const asUser = (command: string, args: string[]): [string, string[]] =>
  process.getuid?.() === 0
    ? ['setpriv', ['--reuid', `${NOBODY}`, '--regid', `${NOBODY}`, '--clear-groups', command, ...args]]
    : [command, args];
const run = (command: string, args: string[]) =>
  execFileSync(...asUser(command, args), { encoding: 'utf8', stdio: 'pipe' });

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  return port;
};

/** Starts the server and waits until it takes writes, also after a recovery. */
const startServer = async (bin: string, cluster: string, port: number, socket: string): Promise<ChildProcess> => {
  const child = spawn(...asUser(join(bin, 'postgres'), ['-D', cluster, '-p', `${port}`, '-k', socket]), {
    stdio: 'ignore',
  });
  for (let attempt = 0; ; attempt++) {
    const client = new pg.Client(urlOf(port));
    client.on('error', () => {});
    try {
      await client.connect();
      const { rows } = await client.query('select pg_is_in_recovery() as recovering');
      if (!rows[0].recovering) return child;
    } catch (error) {
      if (attempt > 600) throw error;
    } finally {
      await client.end().catch(() => {});
    }
    await sleep(100);
  }
};
const urlOf = (port: number) => `postgres://kinhbac_owner:x@127.0.0.1:${port}/postgres`;
const stopServer = async (child: ChildProcess) => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGINT');
  await once(child, 'exit');
};

test('an outside PostgreSQL goes back to the second before an accident, as the guide says, and the log is whole', async () => {
  const bin = await newestDebian();
  if (bin === undefined || spawnSync(PGBACKREST, ['version']).status !== 0) return;
  const home = await scratchDir('pgbackrest');
  await chmod(home, 0o777);
  const [cluster, config, dataDir] = [join(home, 'cluster'), join(home, 'pgbackrest.conf'), join(home, 'data')];
  const port = await freePort();
  await mkdir(dataDir);
  await writeFile(
    config,
    `[global]\nrepo1-path=${join(home, 'repo')}\nrepo1-retention-full=4\nrepo1-cipher-type=aes-256-cbc
repo1-cipher-pass=only-for-this-test\ncompress-type=zst\nstart-fast=y\nlog-level-file=off\nlock-path=${join(home, 'lock')}\nspool-path=${join(home, 'spool')}
[kinhbac]\npg1-path=${cluster}\npg1-port=${port}\npg1-socket-path=${home}\npg1-user=kinhbac_owner\npg1-database=postgres\n`,
  );
  const backrest = (...args: string[]) => run(PGBACKREST, [`--config=${config}`, '--stanza=kinhbac', ...args]);
  let server: ChildProcess | undefined;
  let database: OpenDatabase | undefined;
  const open = async () => {
    server = await startServer(bin, cluster, port, home);
    database = await openDatabase({
      ...{ dataDir, url: urlOf(port), clock: systemClock, logger: { error: () => {} }, migrations: migrationFolders() },
    });
    return database;
  };
  const close = async () => {
    await database?.close();
    database = undefined;
    if (server) await stopServer(server);
  };
  const act = (objectId: string) =>
    inTransaction((database as OpenDatabase).app, (tx) => {
      const what = { kind: 'issue', objectKind: 'document', objectId, data: {} };
      return appendEvent(tx, { at: systemClock.now(), agencyId: randomUUID(), actor: null, ...what });
    });
  const events = async () => {
    const owner = new pg.Client(urlOf(port));
    await owner.connect();
    const { rows } = await owner.query('select object_id from platform.event order by id');
    await owner.end();
    return rows.map((row) => row.object_id as string);
  };
  try {
    run(join(bin, 'initdb'), ['-D', cluster, '-U', 'kinhbac_owner', '--auth', 'trust', '-E', 'UTF8', '--locale', 'C']);
    const archive = `${PGBACKREST} --config=${config} --stanza=kinhbac archive-push %p`;
    const settings = `archive_mode = on\narchive_timeout = 60\narchive_command = '${archive}'\n`;
    await writeFile(join(cluster, 'postgresql.auto.conf'), settings);
    await open();
    backrest('stanza-create');
    await act('before the backup');
    backrest('--type=full', 'backup');
    await act('after the backup');
    const outside = { outsidePath: join(dataDir, 'checkpoints.log'), clock: systemClock };
    await runCheckpoint({
      db: (database as unknown as OpenDatabase).app,
      key: await loadCheckpointKey(dataDir),
      ...outside,
    });
    await sleep(1_100);
    const target = systemClock.now().toString({ smallestUnit: 'millisecond' }).replace('T', ' ').replace('Z', '+00');
    await sleep(1_100);
    const owner = new pg.Client(urlOf(port));
    await owner.connect();
    await owner.query(
      'alter table platform.event disable trigger user; delete from platform.event; select pg_switch_wal()',
    );
    await owner.end();
    expect(await events()).toEqual([]);
    await close();

    backrest('--delta', '--type=time', `--target=${target}`, '--target-action=promote', 'restore');
    await open();
    expect(await events()).toEqual(['before the backup', 'after the backup']);
    const args = ['src/cli/verify-log.ts', '--json', '--database-url', urlOf(port)];
    const said = execFileSync(process.execPath, args, { env: { ...process.env, DATA_DIR: dataDir }, encoding: 'utf8' });
    expect(JSON.parse(said)).toMatchObject({ verdict: 'clean', events: 2, pending: 0 });
  } finally {
    await close().catch(() => {});
    await removeDir(home);
  }
});
