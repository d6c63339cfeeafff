import { access, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { clusterDir, hasCluster } from '../../db/cluster.ts';
import { lockDataDir } from '../../db/data-lock.ts';
import { launchServer } from '../../db/launcher.ts';
import { readSecrets } from '../../db/secrets.ts';
import { clearStaleServer } from '../../db/stale-server.ts';
import { copyFiles, type WantedFile } from '../backup/copy-files.ts';
import { KEPT_NAMES, unsealKeys } from '../backup/keys-archive.ts';
import { noteBackup } from '../backup/last-backup.ts';
import type { Manifest } from '../backup/manifest.ts';
import { findSet, openRepository, type Repository } from '../backup/repository.ts';
import { readSealed } from '../backup/sealing.ts';
import { syncFolder, writeDurable } from '../durable.ts';
import { upkeepError } from '../errors.ts';
import { type LoadResult, loadDatabase } from './load-database.ts';
import { MARKER, type RestoreState, readUnfinished } from './unfinished.ts';

export interface RestoreOptions {
  dir: string;
  /** A certain set; the newest complete one when left out. */
  set?: string | undefined;
  passphrase: string;
  /** Must be empty, or hold this same restore unfinished. */
  dataDir: string;
  /** Restore into this empty outside database, and not into an embedded server of the data folder. */
  databaseUrl?: string | undefined;
  log: (line: string) => void;
  /** Judges the restored database before it is put into place; throws when it is not right. */
  check?: (ownerUrl: string, dataDir: string) => Promise<void>;
}

export interface RestoreResult extends Partial<LoadResult> {
  manifest: Manifest;
}

/** Everything is made here first, inside the data folder, and moved up at the end. */
const STAGING = 'restoring';
const LOG = 'checkpoints.log';

/**
 * Restores a set into an empty data folder. While it is unfinished a marker makes every start refuse; run again, it
 * goes on: files already there are kept, a database that was not whole is begun anew.
 */
export async function restoreBackup(options: RestoreOptions): Promise<RestoreResult> {
  const repository = await openRepository(options.dir, options.passphrase, { create: false });
  const dataDir = resolve(options.dataDir);
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const unlock = await lockDataDir(dataDir);
  try {
    const begun = await readUnfinished(dataDir);
    const manifest = await findSet(repository, options.set ?? begun?.set);
    const state: RestoreState = { source: repository.dir, set: manifest.set, phase: 'loading' };
    if (begun) refuseOther(dataDir, begun, state);
    else {
      await refuseFilled(dataDir);
      await writeState(dataDir, state);
    }
    if (begun?.phase === 'placing') {
      await placeAll(dataDir);
      return { manifest };
    }
    const loaded = await load(repository, manifest, { ...options, dataDir });
    await noteBackup(join(dataDir, STAGING), repository.dir, manifest);
    await writeState(dataDir, { ...state, phase: 'placing' });
    await placeAll(dataDir);
    return { manifest, ...loaded };
  } finally {
    await unlock();
  }
}

async function load(repository: Repository, manifest: Manifest, options: RestoreOptions): Promise<LoadResult> {
  const { dataDir, log } = options;
  const staging = join(dataDir, STAGING);
  const setDir = repository.setDir(manifest.set);
  const { key } = repository;
  await mkdir(staging, { recursive: true, mode: 0o700 });

  const text = await readSealed(join(setDir, manifest.files.file), manifest.files.file, key);
  const wanted = parseList(text.toString('utf8'));
  const lost = new Set(manifest.lost);
  const present = wanted.filter(({ sha256 }) => !lost.has(sha256));
  const { lost: gone } = await copyFiles(repository.filesDir, join(staging, 'files'), present);
  if (gone[0] !== undefined) {
    throw upkeepError('backup-damaged', {
      place: join(repository.filesDir, gone[0]),
      reason: 'thiếu hoặc hỏng / missing or altered',
    });
  }
  log(`Tệp: ${present.length}. (Files.)`);

  await unsealKeys(join(setDir, manifest.keys.file), manifest.keys.file, key, staging, (path, content) =>
    path === 'kinhbac.config.json' ? settingsHere(content, options.databaseUrl) : content,
  );
  const checkpoints = await readSealed(join(setDir, manifest.checkpoints.file), manifest.checkpoints.file, key);
  await writeDurable(join(staging, LOG), checkpoints);
  log(`Khóa và cấu hình: ${manifest.keys.count} tệp. (Keys and settings.)`);

  // The server of a run that was killed may still be writing its last pages.
  await clearStaleServer(staging);
  await rm(clusterDir(staging), { recursive: true, force: true });
  const appPassword = (await readSecrets(staging))?.databaseAppPassword ?? '';
  const server = options.databaseUrl === undefined ? await launchServer(staging) : undefined;
  try {
    const ownerUrl = server?.ownerUrl ?? options.databaseUrl ?? '';
    const result = await loadDatabase({ ownerUrl, appPassword, setDir, manifest, key });
    log(`Cơ sở dữ liệu: ${manifest.tables.length} bảng, ${result.rows} dòng. (Database.)`);
    await options.check?.(ownerUrl, staging);
    return result;
  } finally {
    await server?.stop();
  }
}

/** The settings of the backup name the database of that time; a restore never goes there by itself. */
function settingsHere(content: Buffer, databaseUrl: string | undefined): Buffer {
  const settings = JSON.parse(content.toString('utf8')) as Record<string, unknown>;
  delete settings['databaseUrl'];
  if (databaseUrl !== undefined) settings['databaseUrl'] = databaseUrl;
  return Buffer.from(`${JSON.stringify(settings, null, 2)}\n`);
}

/** Moves what was made into place, the secrets last; the marker goes when everything stands. Each step can be repeated. */
async function placeAll(dataDir: string): Promise<void> {
  const staging = join(dataDir, STAGING);
  for (const name of ['files', LOG, 'postgres', 'upkeep', ...KEPT_NAMES]) {
    const from = join(staging, name);
    if (!(await exists(from))) continue;
    if (name === 'postgres' && !(await hasCluster(staging))) continue;
    await rename(from, join(dataDir, name));
  }
  await syncFolder(dataDir);
  await rm(staging, { recursive: true, force: true });
  await rm(join(dataDir, MARKER));
  await syncFolder(dataDir);
}

function refuseOther(dataDir: string, begun: RestoreState, wanted: RestoreState): void {
  if (begun.source === wanted.source && begun.set === wanted.set) return;
  throw upkeepError('other-restore-unfinished', { dataDir, source: begun.source, set: begun.set });
}

async function refuseFilled(dataDir: string): Promise<void> {
  const names = (await readdir(dataDir)).filter((name) => name !== 'lost+found' && !name.endsWith('.new'));
  if (names.length > 0) throw upkeepError('target-not-empty', { dataDir });
}

const writeState = (dataDir: string, state: RestoreState): Promise<void> =>
  writeDurable(join(dataDir, MARKER), `${JSON.stringify(state)}\n`);

const parseList = (text: string): WantedFile[] =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const [sha256 = '', size = ''] = line.split(' ');
      return { sha256, size: Number(size) };
    });

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
