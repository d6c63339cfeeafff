import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile, rename, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { type Binaries, findBinaries } from './binaries.ts';
import { clusterDir, DATABASE, ensureCluster, hasCluster, OWNER } from './cluster.ts';
import { makeWritable } from './data-dir.ts';
import { lockDataDir } from './data-lock.ts';
import { dbError } from './errors.ts';
import { ensureSecrets, readSecrets } from './secrets.ts';
import { clearStaleServer } from './stale-server.ts';
import { chooseIdentity, commandFor, giveTo, type Identity, letThrough } from './unprivileged.ts';

/** A running PostgreSQL of our own. `ownerUrl` has the owner's password in it: never log it. */
export interface LocalServer {
  ownerUrl: string;
  port: number;
  stop(): Promise<void>;
}

export interface LaunchOptions {
  /** Test servers: nothing is synced to the disk, so nothing survives a power cut. */
  ephemeral?: boolean;
  identity?: Identity;
}

const START_ATTEMPTS = 5;

/**
 * Starts the embedded PostgreSQL on a free port of 127.0.0.1 over `dataDir`, making the cluster the first time.
 * @throws db.data-dir-in-use, db.data-dir-not-writable, db.secrets-unreadable, db.did-not-start
 */
export async function launchServer(dataDirGiven: string, options: LaunchOptions = {}): Promise<LocalServer> {
  const dataDir = resolve(dataDirGiven);
  await makeWritable(dataDir);
  const unlock = await lockDataDir(dataDir);
  try {
    const [binaries, identity] = await Promise.all([findBinaries(), options.identity ?? chooseIdentity()]);
    const password = await ownerPassword(dataDir);
    await letThrough(identity, dataDir);
    await ensureCluster(binaries, identity, dataDir, password, { ephemeral: options.ephemeral ?? false });
    await giveTo(identity, clusterDir(dataDir));
    await clearStaleServer(dataDir);
    const { child, port } = await startWithRetry(binaries, identity, dataDir, password, options);
    const ownerUrl = `postgres://${OWNER}:${password}@127.0.0.1:${port}/${DATABASE}`;
    await rememberPort(dataDir, port);
    return { ownerUrl, port, stop: () => stop(child).then(unlock) };
  } catch (error) {
    await unlock();
    throw error;
  }
}

/** A cluster without its secrets was separated from them: making new ones would only hide the loss. */
async function ownerPassword(dataDir: string): Promise<string> {
  if ((await hasCluster(dataDir)) && !(await readSecrets(dataDir))) {
    throw dbError('secrets-unreadable', { path: join(dataDir, 'secrets.json') });
  }
  return (await ensureSecrets(dataDir)).databaseOwnerPassword;
}

/** Other programs of the same user (verify-log) find the running server by this file. */
async function rememberPort(dataDir: string, port: number): Promise<void> {
  const path = join(dataDir, 'server.json');
  await writeFile(`${path}.new`, `${JSON.stringify({ pid: process.pid, port, user: OWNER, database: DATABASE })}\n`);
  await rename(`${path}.new`, path);
}

/** The port may be taken between our look and the start, and backends of a killed server need a moment to leave. */
async function startWithRetry(
  binaries: Binaries,
  identity: Identity,
  dataDir: string,
  password: string,
  options: LaunchOptions,
): Promise<{ child: ChildProcess; port: number }> {
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    const child = await spawnServer(binaries, identity, dataDir, port, options);
    try {
      await waitUntilReady(child, port, password);
      return { child, port };
    } catch (error) {
      await stop(child);
      if (attempt === START_ATTEMPTS) {
        const log = join(dataDir, 'postgres.log');
        const reason = (await readFile(log, 'utf8')).trim().split('\n').slice(-3).join(' / ');
        throw dbError('did-not-start', { log, reason }, error);
      }
      await sleep(200 * attempt);
    }
  }
}

async function spawnServer(
  binaries: Binaries,
  identity: Identity,
  dataDir: string,
  port: number,
  { ephemeral = false }: LaunchOptions,
): Promise<ChildProcess> {
  const settings: Record<string, string | number> = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    shared_buffers: ephemeral ? '64MB' : '256MB',
    max_connections: 100,
    ...(ephemeral ? { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' } : {}),
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const [command, args] = commandFor(identity, binaries.postgres, ['-D', clusterDir(dataDir), ...flags]);
  const log = await open(join(dataDir, 'postgres.log'), 'w', 0o600);
  try {
    // Detached: Ctrl+C must reach our own clean stop, not the database below it.
    const child = spawn(command, args, {
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
      env: { PATH: process.env['PATH'], LC_ALL: 'C' },
    });
    child.on('error', () => {});
    child.unref();
    return child;
  } finally {
    await log.close();
  }
}

async function waitUntilReady(child: ChildProcess, port: number, password: string): Promise<void> {
  for (;;) {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) throw new Error('exited');
    const client = new pg.Client({ host: '127.0.0.1', port, user: OWNER, password, database: 'postgres' });
    client.on('error', () => {});
    try {
      await client.connect();
      const found = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
      if (found.rowCount === 0) await client.query(`create database ${DATABASE}`);
      return;
    } catch (error) {
      if ((error as { code?: string }).code === '28P01') throw error;
      await sleep(15);
    } finally {
      await client.end().catch(() => {});
    }
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.ref();
  child.kill('SIGINT');
  await gone;
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
