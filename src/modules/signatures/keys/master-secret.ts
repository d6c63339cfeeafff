import { randomBytes } from 'node:crypto';
import { ensureKey } from '../../../platform/db/index.ts';

const HEX_32_BYTES = /^[0-9a-f]{64}$/i;

/**
 * The secret that all keys at rest depend on: 32 bytes, from the configuration when given there (hexadecimal), else
 * made once and kept with the data folder's other secrets, readable by its owner only.
 * @throws Error when what is given or kept is not 32 bytes.
 */
export async function openMasterSecret(dataDir: string, configured?: string): Promise<Buffer> {
  const hex = configured ?? (await ensureKey(dataDir, 'signatures-master', () => randomBytes(32).toString('hex')));
  if (!HEX_32_BYTES.test(hex)) throw new Error('The master secret for signing keys is not 64 hexadecimal digits');
  return Buffer.from(hex, 'hex');
}
