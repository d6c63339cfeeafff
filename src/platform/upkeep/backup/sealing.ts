import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes, scrypt } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readFile, stat } from 'node:fs/promises';
import { type Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { createZstdCompress, createZstdDecompress } from 'node:zlib';
import { upkeepError } from '../errors.ts';

/** Short passphrases can be guessed by whoever holds the backup disk. */
const MIN_LENGTH = 12;
const NONCE = 12;
const TAG = 16;
/** 64 MB and about 0.2 s a guess (RFC 7914). */
const COST = { N: 2 ** 16, r: 8, p: 1, maxmem: 128 * 1024 * 1024 } as const;

/** Made from the passphrase: one key closes files, the other proves that a manifest is ours. */
export interface BackupKey {
  readonly sealing: Buffer;
  readonly proof: Buffer;
}

/** A file as it lies in the backup. */
export interface SealedFile {
  /** SHA-256 of the bytes on the disk, hex: `sha256sum` can check it without the passphrase. */
  sha256: string;
  size: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** @throws upkeep.no-passphrase when none is given or it is too short */
export async function readPassphrase(env: Environment): Promise<string> {
  const file = env['KINHBAC_BACKUP_PASSPHRASE_FILE'];
  const given = env['KINHBAC_BACKUP_PASSPHRASE'] || (file ? (await readFile(file, 'utf8')).trim() : '');
  if (given.length < MIN_LENGTH) throw upkeepError('no-passphrase', { length: MIN_LENGTH });
  return given.normalize('NFC');
}

export async function deriveKey(passphrase: string, salt: Uint8Array): Promise<BackupKey> {
  const derive = promisify<string, Uint8Array, number, typeof COST, Buffer>(scrypt);
  const bytes = await derive(passphrase, salt, 64, COST);
  return { sealing: bytes.subarray(0, 32), proof: bytes.subarray(32) };
}

/** Proof that whoever wrote this text knew the passphrase. */
export const proofOf = (key: BackupKey, text: string): string =>
  createHmac('sha256', key.proof).update(text).digest('hex');

/**
 * Compresses (zstd) and closes (AES-256-GCM) a stream into a new file, flushed to the disk. The name is bound in, so
 * that one closed file cannot stand for another.
 */
export async function sealInto(path: string, name: string, key: BackupKey, source: Readable): Promise<SealedFile> {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key.sealing, nonce).setAAD(Buffer.from(name));
  const hash = createHash('sha256');
  const file = await open(path, 'w', 0o600);
  let size = 0;
  try {
    await pipeline(
      source,
      createZstdCompress(),
      async function* (chunks: AsyncIterable<Buffer>) {
        yield nonce;
        for await (const chunk of chunks) yield cipher.update(chunk);
        yield cipher.final();
        yield cipher.getAuthTag();
      },
      async (chunks: AsyncIterable<Buffer>) => {
        for await (const chunk of chunks) {
          hash.update(chunk);
          size += chunk.length;
          await file.writeFile(chunk);
        }
      },
    );
    await file.sync();
  } finally {
    await file.close();
  }
  return { sha256: hash.digest('hex'), size };
}

/** The reverse of `sealInto`. The destination must not be trusted before this answers: the seal is checked last. */
export async function openSealed(path: string, name: string, key: BackupKey, destination: Writable): Promise<void> {
  try {
    const { size } = await stat(path);
    const ends = await readEnds(path, size);
    const decipher = createDecipheriv('aes-256-gcm', key.sealing, ends.nonce)
      .setAAD(Buffer.from(name))
      .setAuthTag(ends.tag);
    await pipeline(
      createReadStream(path, { start: NONCE, end: size - TAG - 1, highWaterMark: 256 * 1024 }),
      async function* (chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) yield decipher.update(chunk);
        yield decipher.final();
      },
      createZstdDecompress(),
      destination,
    );
  } catch (error) {
    if (error instanceof Error && 'severity' in error) throw error;
    throw upkeepError('backup-damaged', { place: path, reason: (error as Error).message }, error);
  }
}

/** The whole content of a closed file. */
export async function readSealed(path: string, name: string, key: BackupKey): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk);
      done();
    },
  });
  await openSealed(path, name, key, sink);
  return Buffer.concat(chunks);
}

async function readEnds(path: string, size: number): Promise<{ nonce: Buffer; tag: Buffer }> {
  if (size <= NONCE + TAG) throw new Error('too short');
  const file = await open(path, 'r');
  try {
    const nonce = Buffer.alloc(NONCE);
    const tag = Buffer.alloc(TAG);
    await file.read(nonce, 0, NONCE, 0);
    await file.read(tag, 0, TAG, size - TAG);
    return { nonce, tag };
  } finally {
    await file.close();
  }
}
