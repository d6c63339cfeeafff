import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { ensureKey } from '../db/index.ts';

export interface CheckpointKey {
  privateKey: KeyObject;
  /** SPKI, DER, base64: stands in every line of the outside log. */
  publicKey: string;
}

/** The Ed25519 key that signs this server's checkpoints; made once and kept in the data folder's secrets. */
export async function loadCheckpointKey(dataDir: string): Promise<CheckpointKey> {
  const pem = await ensureKey(dataDir, 'checkpoint-ed25519', () =>
    generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  );
  return checkpointKeyFrom(createPrivateKey(pem));
}

export function checkpointKeyFrom(privateKey: KeyObject): CheckpointKey {
  const publicKey = createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).toString('base64');
  return { privateKey, publicKey };
}
