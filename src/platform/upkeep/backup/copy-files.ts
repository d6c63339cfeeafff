import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createFileStore } from '../../files/index.ts';
import { syncFolder } from '../durable.ts';

export interface WantedFile {
  sha256: string;
  size: number;
}

export interface CopyResult {
  copied: number;
  /** Neither the source nor the target has these bytes. */
  lost: string[];
}

/** Enough to keep a disk busy, few enough to leave it to the people who work. */
const AT_ONCE = 4;
const DRAFTS = 'incoming';

/**
 * Copies content-addressed files; what the target already has is kept when its bytes are right (with `trustSize`, when
 * its length is). When it answers, everything is on the disk. Can be cut off and run again at any moment.
 */
export async function copyFiles(
  from: string,
  to: string,
  wanted: readonly WantedFile[],
  { trustSize = false }: { trustSize?: boolean } = {},
): Promise<CopyResult> {
  const [source, target] = [createFileStore(from), createFileStore(to)];
  const drafts = join(to, DRAFTS);
  await rm(drafts, { recursive: true, force: true });
  await mkdir(drafts, { recursive: true, mode: 0o700 });
  const touched = new Set<string>();
  const lost: string[] = [];
  let copied = 0;
  const queue = wanted.values();
  const worker = async (name: string) => {
    for (const file of queue) {
      const path = target.path(file.sha256);
      if (await isRight(path, file, trustSize)) continue;
      if (await copyOne(source.path(file.sha256), join(drafts, name), path, file)) {
        copied += 1;
        touched.add(dirname(path));
      } else lost.push(file.sha256);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, (_, i) => worker(String(i))));
  await rm(drafts, { recursive: true, force: true });
  const folders = new Set([...touched].flatMap((folder) => [folder, dirname(folder)]));
  for (const folder of [...folders, to]) await syncFolder(folder);
  return { copied, lost };
}

/** Whether the bytes at this place are the ones named. */
export async function isRight(path: string, { sha256, size }: WantedFile, trustSize = false): Promise<boolean> {
  try {
    if ((await stat(path)).size !== size) return false;
    if (trustSize) return true;
    const hash = createHash('sha256');
    for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 })) hash.update(chunk as Buffer);
    return hash.digest('hex') === sha256;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'EIO') return false;
    throw error;
  }
}

async function copyOne(source: string, draft: string, path: string, wanted: WantedFile): Promise<boolean> {
  await rm(draft, { force: true });
  if ((await writeHashed(source, draft)) !== wanted.sha256) return false;
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await rename(draft, path);
  return true;
}

/** Copies and flushes; answers the hash of what was read, or undefined when the source cannot be read. */
async function writeHashed(source: string, draft: string): Promise<string | undefined> {
  const hash = createHash('sha256');
  const file = await open(draft, 'wx', 0o400);
  try {
    for await (const chunk of readOrNothing(source)) {
      hash.update(chunk);
      await file.writeFile(chunk);
    }
    await file.sync();
    return hash.digest('hex');
  } catch (error) {
    if (error === UNREADABLE) return undefined;
    throw error;
  } finally {
    await file.close();
  }
}

const UNREADABLE = new Error('the source cannot be read');

async function* readOrNothing(path: string): AsyncGenerator<Buffer> {
  const stream = createReadStream(path, { highWaterMark: 256 * 1024 });
  try {
    for await (const chunk of stream) yield chunk as Buffer;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw code === 'ENOENT' || code === 'EIO' ? UNREADABLE : error;
  }
}
