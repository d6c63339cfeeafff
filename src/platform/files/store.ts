import { createHash, type Hash, randomUUID } from 'node:crypto';
import { createReadStream, type ReadStream } from 'node:fs';
import { access, type FileHandle, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { filesError } from './errors.ts';

/** A file as the store knows it: SHA-256 in lower-case hex, and length in bytes. */
export interface StoredFile {
  sha256: string;
  size: number;
}

interface PutOptions {
  /** The longest file taken; one byte more is refused. */
  maxBytes?: number;
}

export interface FileStore {
  /**
   * Keeps the bytes; when it answers they are on the disk. The same bytes twice are one file.
   * @throws files.too-big, and then nothing is kept
   */
  put(source: Uint8Array | AsyncIterable<Uint8Array>, options?: PutOptions): Promise<StoredFile>;
  /** A stream of the file, or of the bytes from `start` to `end` inclusive. @throws files.missing */
  openRead(sha256: string, range?: { start?: number; end?: number }): Promise<ReadStream>;
  /** The whole file, its hash checked. @throws files.missing, files.damaged */
  readBuffer(sha256: string): Promise<Buffer>;
  has(sha256: string): Promise<boolean>;
  /** Where the file lies (or would lie). For programs that need a path; never write there. */
  path(sha256: string): string;
}

/** A write-once store of files named by the SHA-256 of their bytes, under `ab/cd/<sha256>`. */
export function createFileStore(dir: string): FileStore {
  const path = (sha256: string) => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new TypeError('Not a SHA-256 in lower-case hex');
    return join(dir, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  };
  const has = (sha256: string) =>
    access(path(sha256)).then(
      () => true,
      () => false,
    );
  const mustHave = async (sha256: string) => {
    if (!(await has(sha256))) throw filesError('missing', { sha256 });
  };
  return {
    path,
    has,
    async put(source, { maxBytes = Number.POSITIVE_INFINITY } = {}) {
      const temporary = join(dir, 'incoming', randomUUID());
      await mkdir(dirname(temporary), { recursive: true });
      try {
        const stored = await writeHashed(temporary, source, maxBytes);
        await moveIntoPlace(dir, temporary, path(stored.sha256));
        return stored;
      } finally {
        await rm(temporary, { force: true });
      }
    },
    async openRead(sha256, range = {}) {
      await mustHave(sha256);
      return createReadStream(path(sha256), range);
    },
    async readBuffer(sha256) {
      await mustHave(sha256);
      const bytes = await readFile(path(sha256));
      if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw filesError('damaged', { sha256 });
      return bytes;
    },
  };
}

async function writeHashed(
  path: string,
  source: Uint8Array | AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<StoredFile> {
  const file = await open(path, 'wx', 0o400);
  try {
    const hash = createHash('sha256');
    const size = await writeAll(file, hash, source instanceof Uint8Array ? [source] : source, maxBytes);
    await file.sync();
    return { sha256: hash.digest('hex'), size };
  } finally {
    await file.close();
  }
}

async function writeAll(
  file: FileHandle,
  hash: Hash,
  chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<number> {
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.byteLength;
    if (size > maxBytes) throw filesError('too-big', { maxBytes });
    hash.update(chunk);
    await file.writeFile(chunk);
  }
  return size;
}

/** Renames into place (a file already there has the same bytes, or was damaged and is healed so), then makes the names durable up to the store's root: a power cut loses neither file nor folder. */
async function moveIntoPlace(root: string, from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  await rename(from, to);
  for (let folder = dirname(to); folder.length >= root.length; folder = dirname(folder)) await syncFolder(folder);
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
