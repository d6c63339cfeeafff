import { mkdir, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { z } from 'zod';
import { writeDurable } from '../durable.ts';
import { type BackupKey, readSealed, type SealedFile, sealInto } from './sealing.ts';

/** What a province cannot live without besides database and files: keys, the authority, passwords, settings. */
const FOLDERS = ['keys', 'pki'];
const FILES = ['secrets.json', 'kinhbac.config.json'];

const entry = z.object({ path: z.string(), mode: z.number(), content: z.string() });
type Entry = z.infer<typeof entry>;

/** Closes all of them into one file. Keys are written before the rows that name them, so run this after the snapshot. */
export async function sealKeys(
  dataDir: string,
  path: string,
  name: string,
  key: BackupKey,
): Promise<SealedFile & { count: number }> {
  const paths = [...FILES];
  for (const folder of FOLDERS) paths.push(...(await filesUnder(dataDir, folder)));
  let count = 0;
  async function* lines(): AsyncGenerator<string> {
    for (const relative of paths) {
      const found = await readEntry(dataDir, relative);
      if (!found) continue;
      count += 1;
      yield `${JSON.stringify(found)}\n`;
    }
  }
  const sealed = await sealInto(path, name, key, Readable.from(lines()));
  return { ...sealed, count };
}

/** Puts the entries back under `dataDir`; `edit` may change one or leave it out. */
export async function unsealKeys(
  path: string,
  name: string,
  key: BackupKey,
  dataDir: string,
  edit: (path: string, content: Buffer) => Buffer | undefined,
): Promise<number> {
  const lines = (await readSealed(path, name, key)).toString('utf8').split('\n').filter(Boolean);
  for (const line of lines) {
    const { path: relative, mode, content } = entry.parse(JSON.parse(line));
    if (relative.split('/').includes('..')) throw new TypeError(`Not a path inside: ${relative}`);
    const bytes = edit(relative, Buffer.from(content, 'base64'));
    if (bytes) await writeDurable(join(dataDir, relative), bytes, mode);
  }
  for (const folder of FOLDERS) await mkdir(join(dataDir, folder), { recursive: true, mode: 0o700 });
  return lines.length;
}

/** What stands in the data folder under these names, in the order in which it is put into place. */
export const KEPT_NAMES: readonly string[] = [...FOLDERS, ...FILES.toReversed()];

async function filesUnder(dataDir: string, folder: string): Promise<string[]> {
  const found = await readdir(join(dataDir, folder), { recursive: true, withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      throw error;
    },
  );
  return found
    .filter((item) => item.isFile() && !item.name.startsWith('.'))
    .map((item) => join(item.parentPath, item.name).slice(dataDir.length + 1))
    .sort();
}

/** A file that vanished meanwhile was a draft. */
async function readEntry(dataDir: string, path: string): Promise<Entry | undefined> {
  try {
    const full = join(dataDir, path);
    const { mode } = await stat(full);
    return { path, mode: mode & 0o777, content: (await readFile(full)).toString('base64') };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
