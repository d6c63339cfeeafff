import { randomBytes, randomUUID } from 'node:crypto';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { createWhole } from './atomic-file.ts';
import { seal, unseal } from './sealing.ts';

/** First bytes of a container file. */
const MAGIC = Buffer.from('KBKEYS1\n', 'latin1');
const ID_LENGTH = 16;

export interface PlainKey {
  /** Identifier of the certificate that the key belongs to. */
  readonly id: string;
  /** PKCS#8 DER. */
  readonly pkcs8: Uint8Array;
}

/** Where one encrypted key lies, and the key that decrypts it (to be wrapped before it is written anywhere). */
export interface StoredKey {
  readonly id: string;
  readonly container: string;
  readonly position: number;
  readonly length: number;
  readonly dataKey: Buffer;
}

const binaryId = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex');
const binding = (id: string): string => `signing key ${id}`;

/**
 * Writes private keys into one new container file, each encrypted under a random key of its own. The file is flushed
 * before this answers and never changed afterwards; one without rows in the database is harmless.
 */
export async function writeContainer(dir: string, keys: readonly PlainKey[]): Promise<StoredKey[]> {
  const container = `${randomUUID()}.keys`;
  const parts: Buffer[] = [MAGIC];
  let position = MAGIC.length;
  const stored = keys.map(({ id, pkcs8 }) => {
    const dataKey = randomBytes(32);
    const sealed = seal(dataKey, pkcs8, binding(id));
    const header = Buffer.alloc(ID_LENGTH + 4);
    binaryId(id).copy(header);
    header.writeUInt32BE(sealed.length, ID_LENGTH);
    parts.push(header, sealed);
    const at = position + header.length;
    position = at + sealed.length;
    return { id, container, position: at, length: sealed.length, dataKey };
  });
  await createWhole(join(dir, container), Buffer.concat(parts));
  return stored;
}

/**
 * Decrypts one key.
 * @returns PKCS#8 DER; overwrite it after use.
 * @throws SealBroken when the bytes or the key are not the ones written; a file error when the container is missing.
 */
export async function readFromContainer(dir: string, key: StoredKey): Promise<Buffer> {
  const handle = await open(join(dir, key.container), 'r');
  try {
    const sealed = Buffer.alloc(key.length);
    const { bytesRead } = await handle.read(sealed, 0, key.length, key.position);
    return unseal(key.dataKey, sealed.subarray(0, bytesRead), binding(key.id));
  } finally {
    await handle.close();
  }
}
