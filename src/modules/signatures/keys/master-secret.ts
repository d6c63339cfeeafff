import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createWhole } from './atomic-file.ts';

const SECRET_LENGTH = 32;

/**
 * The secret that all keys at rest depend on: 32 bytes, from the configuration when given there (hexadecimal),
 * else from `secrets/master.key` under the data directory, made on first use and readable by its owner only.
 * @throws Error when either does not hold 32 bytes.
 */
export async function openMasterSecret(dataDir: string, configured?: string): Promise<Buffer> {
  if (configured !== undefined) return decode(configured, 'configuration');
  const path = join(dataDir, 'secrets', 'master.key');
  await createWhole(path, `${randomBytes(SECRET_LENGTH).toString('hex')}\n`);
  return decode(await readFile(path, 'latin1'), path);
}

function decode(text: string, origin: string): Buffer {
  const hex = text.trim();
  if (!/^[0-9a-f]{64}$/i.test(hex)) throw new Error(`master secret in ${origin} is not 64 hexadecimal digits`);
  return Buffer.from(hex, 'hex');
}
