import { randomBytes, timingSafeEqual } from 'node:crypto';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { lockDataDir } from '../../db/data-lock.ts';
import { writeDurable } from '../durable.ts';
import { upkeepError } from '../errors.ts';
import { type Manifest, readManifest } from './manifest.ts';
import { type BackupKey, deriveKey, proofOf } from './sealing.ts';

/**
 * A backup folder: `backup.json` (salt), `files/` shared by all sets, and one folder a set under `sets/`, named by
 * its moment, so that the newest is the last.
 */
export interface Repository {
  readonly dir: string;
  readonly key: BackupKey;
  readonly filesDir: string;
  setDir(set: string): string;
  /** Names of all sets, finished or not, oldest first. */
  sets(): Promise<string[]>;
}

const HEADER = 'backup.json';
const CHECK = 'kinhbac-backup';
const header = z.object({ format: z.literal(1), salt: z.string(), check: z.string() });

/**
 * Opens a backup folder with its passphrase; `create` makes it when the folder is empty or missing.
 * @throws upkeep.not-a-backup, upkeep.wrong-passphrase
 */
export async function openRepository(
  given: string,
  passphrase: string,
  { create }: { create: boolean },
): Promise<Repository> {
  const dir = resolve(given);
  const path = join(dir, HEADER);
  const known = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw upkeepError('not-a-backup', { dir, reason: error.code ?? error.message }, error);
  });
  const key = known === undefined ? await begin(dir, passphrase, create) : await unlock(dir, known, passphrase);
  return {
    dir,
    key,
    filesDir: join(dir, 'files'),
    setDir: (set) => join(dir, 'sets', set),
    sets: async () => (await list(join(dir, 'sets'))).sort(),
  };
}

async function begin(dir: string, passphrase: string, create: boolean): Promise<BackupKey> {
  if (!create) throw upkeepError('not-a-backup', { dir, reason: `không có / no ${HEADER}` });
  const names = (await list(dir)).filter((name) => name !== 'lost+found' && !name.endsWith('.new'));
  if (names.length > 0) throw upkeepError('not-a-backup', { dir, reason: `có / holds ${names[0]}` });
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const salt = randomBytes(16);
  const key = await deriveKey(passphrase, salt);
  const text = { format: 1, salt: salt.toString('hex'), check: proofOf(key, CHECK) };
  await writeDurable(join(dir, HEADER), `${JSON.stringify(text)}\n`);
  return key;
}

async function unlock(dir: string, text: string, passphrase: string): Promise<BackupKey> {
  const parsed = header.safeParse(parseJson(text));
  if (!parsed.success) throw upkeepError('not-a-backup', { dir, reason: `${HEADER} hỏng / damaged` });
  const key = await deriveKey(passphrase, Buffer.from(parsed.data.salt, 'hex'));
  const [found, wanted] = [proofOf(key, CHECK), parsed.data.check].map((hex) => Buffer.from(hex));
  if (!found || !wanted || found.length !== wanted.length || !timingSafeEqual(found, wanted))
    throw upkeepError('wrong-passphrase', { dir });
  return key;
}

/** Takes the folder for this process alone. @throws upkeep.backup-running */
export async function lockRepository({ dir }: Repository): Promise<() => Promise<void>> {
  return lockDataDir(dir).catch((error: unknown) => {
    throw upkeepError('backup-running', { dir }, error);
  });
}

/** The set named, or the newest complete one. @throws upkeep.no-complete-set */
export async function findSet(repository: Repository, name?: string): Promise<Manifest> {
  const names = name === undefined ? (await repository.sets()).reverse() : [name];
  for (const set of names) {
    const manifest = await readManifest(repository.setDir(set), repository.key);
    if (manifest) return manifest;
  }
  throw upkeepError('no-complete-set', { dir: repository.dir });
}

/** Removes unfinished sets and all but the newest `keep` complete ones. Files are shared and stay. */
export async function pruneSets(repository: Repository, keep: number): Promise<void> {
  let kept = 0;
  for (const set of (await repository.sets()).reverse()) {
    // A damaged set is left for a person to look at.
    const manifest = await readManifest(repository.setDir(set), repository.key).catch(() => null);
    if (manifest && ++kept <= keep) continue;
    if (manifest !== null) await rm(repository.setDir(set), { recursive: true, force: true });
  }
}

const list = (dir: string): Promise<string[]> =>
  readdir(dir).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw upkeepError('not-a-backup', { dir, reason: error.code ?? error.message }, error);
  });

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
