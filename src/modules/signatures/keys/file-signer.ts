import { createPrivateKey, type KeyObject, sign } from 'node:crypto';
import { promisify } from 'node:util';
import type { SignatureAlgorithm, Signer } from '../cms/signer.ts';

const signAsync = promisify(
  (data: Uint8Array, key: KeyObject, done: (error: Error | null, signature: Buffer) => void) => {
    sign('sha256', data, key, done);
  },
);

/** A signer whose key is in memory; signs in the thread pool. The given PKCS#8 bytes are overwritten. */
export function fileSigner(
  pkcs8: Buffer,
  certificate: Uint8Array,
  chain: readonly Uint8Array[],
  algorithm: SignatureAlgorithm,
): Signer {
  const key = createPrivateKey({ key: pkcs8, type: 'pkcs8', format: 'der' });
  pkcs8.fill(0);
  const signMessages = (messages: readonly Uint8Array[]) =>
    Promise.all(messages.map((message) => signAsync(message, key)));
  return { certificate, chain, algorithm, signMessages };
}
