import { mkdir, readFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { z } from 'zod';
import type { Clock } from '../../clock/index.ts';
import { syncFolder } from '../durable.ts';
import { upkeepError } from '../errors.ts';
import { type Place, reachDatabase } from '../reach-database.ts';
import { sealCheckpoints } from './checkpoints-copy.ts';
import { copyFiles } from './copy-files.ts';
import { dumpDatabase } from './dump-database.ts';
import { sealKeys } from './keys-archive.ts';
import { noteBackup } from './last-backup.ts';
import { type Manifest, readManifest, writeManifest } from './manifest.ts';
import { lockRepository, openRepository, pruneSets, type Repository } from './repository.ts';
import type { MigrationFolder, SchemaSource } from './schema-source.ts';
import { readSealed, sealInto } from './sealing.ts';

export interface BackupOptions extends Place {
  dir: string;
  passphrase: string;
  clock: Clock;
  migrations: readonly MigrationFolder[];
  /** How many complete sets stay; older ones are removed, the files that sets share are not. */
  keep: number;
  /** Files already in the backup are believed by their length, not read again. */
  trustSize?: boolean;
  log: (line: string) => void;
}

export interface BackupResult {
  manifest: Manifest;
  /** Files that were not in the backup before. */
  copied: number;
}

/**
 * Backs up a running (or stopped) province into a folder. The database is written first, at one moment; then the files
 * that it knows, which can only have become more; then keys and the log of checkpoints; the manifest comes last. A run that is cut
 * off leaves an unfinished set, which is never restored; the next run keeps the files already copied.
 * @throws upkeep.* with a sentence
 */
export async function makeBackup(options: BackupOptions): Promise<BackupResult> {
  const dataDir = resolve(options.dataDir);
  const inside = relative(dataDir, resolve(options.dir));
  if (!inside.startsWith('..')) throw upkeepError('backup-inside-data', { dir: resolve(options.dir) });
  const repository = await openRepository(options.dir, options.passphrase, { create: true });
  const unlock = await lockRepository(repository);
  try {
    const database = await reachDatabase({ dataDir, databaseUrl: options.databaseUrl });
    try {
      return await writeSet(repository, database.ownerUrl, { ...options, dataDir });
    } finally {
      await database.close();
    }
  } finally {
    await unlock();
  }
}

async function writeSet(repository: Repository, ownerUrl: string, options: BackupOptions): Promise<BackupResult> {
  const { dataDir, clock, log } = options;
  const { key } = repository;
  const madeAt = clock.now();
  const set = await newName(repository, madeAt);
  const setDir = repository.setDir(set);
  await mkdir(setDir, { recursive: true, mode: 0o700 });

  const { blobs, lastCheckpoint, ...database } = await dumpDatabase({
    ...{ ownerUrl, setDir, key, migrations: options.migrations },
    earlierJobs: (version) => earlierJobs(repository, version),
  });
  const rows = database.tables.reduce((sum, table) => sum + table.rows, 0);
  log(`Cơ sở dữ liệu: ${database.tables.length} bảng, ${rows} dòng. (Database.)`);

  const { copied, lost } = await copyFiles(join(dataDir, 'files'), repository.filesDir, blobs, {
    trustSize: options.trustSize ?? false,
  });
  const listFile = 'files.txt.zst.sealed';
  const list = Readable.from(blobs.map(({ sha256, size }) => `${sha256} ${size}\n`));
  const files = {
    file: listFile,
    ...(await sealInto(join(setDir, listFile), listFile, key, list)),
    count: blobs.length,
    bytes: blobs.reduce((sum, { size }) => sum + size, 0),
  };
  log(`Tệp: ${blobs.length}, trong đó ${copied} tệp mới chép. (Files, ${copied} of them new.)`);

  const keysFile = 'keys.zst.sealed';
  const keys = { file: keysFile, ...(await sealKeys(dataDir, join(setDir, keysFile), keysFile, key)) };
  const logFile = 'checkpoints.zst.sealed';
  const checkpoints = {
    file: logFile,
    ...(await sealCheckpoints(join(dataDir, 'checkpoints.log'), lastCheckpoint, join(setDir, logFile), logFile, key)),
    last: lastCheckpoint,
  };
  log(`Khóa và cấu hình: ${keys.count} tệp, đã mã hóa. (Keys and settings, encrypted.)`);

  const manifest: Manifest = {
    ...{ format: 1, set, madeAt: madeAt.toString(), program: await programVersion() },
    ...{ ...database, files, lost, keys, checkpoints },
  };
  for (const folder of [join(setDir, 'database'), setDir, join(repository.dir, 'sets')]) await syncFolder(folder);
  await writeManifest(setDir, manifest, key);
  await pruneSets(repository, options.keep);
  await noteBackup(dataDir, repository.dir, manifest);
  return { manifest, copied };
}

/** The moment in UTC, as a name after all others: also in the same second, and when the clock was moved back. */
async function newName(repository: Repository, at: Temporal.Instant): Promise<string> {
  const wanted = at.toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '');
  const last = (await repository.sets()).at(-1);
  if (last === undefined || wanted > last) return wanted;
  const [, moment = last, count = '0'] = /^(.*?)(?:-(\d+))?$/.exec(last) ?? [];
  return `${moment}-${String(Number(count) + 1).padStart(3, '0')}`;
}

/** pg-boss's construction text of this version, from the newest earlier set that has it. */
async function earlierJobs(repository: Repository, version: number): Promise<string | undefined> {
  for (const set of (await repository.sets()).reverse()) {
    const manifest = await readManifest(repository.setDir(set), repository.key).catch(() => undefined);
    if (!manifest) continue;
    const { file } = manifest.schema;
    const text = await readSealed(join(repository.setDir(set), file), file, repository.key);
    const { jobs } = JSON.parse(text.toString('utf8')) as SchemaSource;
    if (jobs?.version === version) return jobs.sql;
  }
  return undefined;
}

/** Version of the program, from its package.json. */
export async function programVersion(): Promise<string> {
  const text = await readFile(new URL('../../../../package.json', import.meta.url), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}
