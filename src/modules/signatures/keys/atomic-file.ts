import { randomBytes } from 'node:crypto';
import { link, mkdir, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

async function flushDirectory(path: string): Promise<void> {
  const handle = await open(path, 'r');
  await handle.sync().finally(() => handle.close());
}

/** Writes a file readable by its owner only and flushes it to the disk; fails when it exists. */
export async function writeFlushed(path: string, data: Uint8Array | string): Promise<void> {
  const handle = await open(path, 'wx', 0o600);
  try {
    await handle.writeFile(data);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Creates a file whole or not at all: a kill at any moment leaves either nothing or the full content.
 * Never replaces: answers false when a file of that name exists already.
 */
export async function createWhole(path: string, data: Uint8Array | string): Promise<boolean> {
  const directory = dirname(path);
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const draft = join(directory, `.${basename(path)}.${randomBytes(6).toString('hex')}`);
  await writeFlushed(draft, data);
  try {
    await link(draft, path);
    await flushDirectory(directory);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

/** Moves a finished directory to its place and flushes the parent. */
export async function placeDirectory(draft: string, path: string): Promise<void> {
  await flushDirectory(draft);
  await rename(draft, path);
  await flushDirectory(dirname(path));
}
