import { execFile } from 'node:child_process';
import { access, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Binaries } from './binaries.ts';
import { dbError } from './errors.ts';
import { commandFor, giveTo, type Identity } from './unprivileged.ts';

const run = promisify(execFile);

/** The owner role and the database of an embedded server. */
export const OWNER = 'kinhbac_owner';
export const DATABASE = 'kinhbac';

/** The folder of the PostgreSQL files inside the data folder. */
export const clusterDir = (dataDir: string) => join(dataDir, 'postgres');

/** Whether the data folder holds a complete cluster. */
export const hasCluster = (dataDir: string): Promise<boolean> =>
  access(join(clusterDir(dataDir), 'PG_VERSION')).then(
    () => true,
    () => false,
  );

/**
 * Makes the database files when there are none. They are made in a folder beside and renamed when complete, so
 * a kill at any moment leaves either no cluster or a whole one.
 */
export async function ensureCluster(
  binaries: Binaries,
  identity: Identity,
  dataDir: string,
  password: string,
  options: { ephemeral: boolean },
): Promise<void> {
  const final = clusterDir(dataDir);
  await removeLeftovers(dataDir);
  if (await hasCluster(dataDir)) return;
  const fresh = join(dataDir, `postgres.new-${process.pid}`);
  const passwordFile = join(fresh, 'password');
  const data = join(fresh, 'data');
  await mkdir(data, { recursive: true, mode: 0o700 });
  await writeFile(passwordFile, password, { mode: 0o600 });
  await giveTo(identity, fresh);
  const [command, args] = commandFor(identity, binaries.initdb, [
    ...['--pgdata', data, '--username', OWNER, '--pwfile', passwordFile, '--auth', 'scram-sha-256'],
    ...['--encoding', 'UTF8', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8', '--locale', 'C'],
    ...['--no-instructions', ...(options.ephemeral ? ['--no-sync'] : [])],
  ]);
  try {
    await run(command, args, { env: { ...process.env, LC_ALL: 'C', PGPASSWORD: undefined } });
  } catch (error) {
    const { stderr = '', message } = error as Error & { stderr?: string };
    throw dbError(
      'cluster-not-made',
      { dataDir, reason: stderr.trim().split('\n').slice(-3).join(' / ') || message },
      error,
    );
  }
  await rename(data, final);
  await rm(fresh, { recursive: true });
}

async function removeLeftovers(dataDir: string): Promise<void> {
  for (const name of await readdir(dataDir)) {
    if (name.startsWith('postgres.new-')) await rm(join(dataDir, name), { recursive: true, force: true });
  }
}
