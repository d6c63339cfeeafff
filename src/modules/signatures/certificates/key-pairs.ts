import { generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';

const generate = promisify(generateKeyPair);

export interface KeyPair {
  /** DER SubjectPublicKeyInfo. */
  readonly publicKey: Buffer;
  /** PKCS#8 DER. */
  readonly pkcs8: Buffer;
}

const RSA_BITS = 2048;

/** A new key pair, made in the thread pool: P-256 in well under a millisecond, RSA-2048 in some tens. */
async function makeKeyPair(rsa: boolean): Promise<KeyPair> {
  const pair = rsa ? await generate('rsa', { modulusLength: RSA_BITS }) : await generate('ec', { namedCurve: 'P-256' });
  return {
    publicKey: pair.publicKey.export({ type: 'spki', format: 'der' }),
    pkcs8: pair.privateKey.export({ type: 'pkcs8', format: 'der' }),
  };
}

/** As many pairs as asked for, a few at a time so that other work of the process goes on. */
export async function makeKeyPairs(rsa: readonly boolean[], onProgress?: (done: number) => void): Promise<KeyPair[]> {
  const AT_ONCE = 8;
  const made: KeyPair[] = [];
  for (let at = 0; at < rsa.length; at += AT_ONCE) {
    made.push(...(await Promise.all(rsa.slice(at, at + AT_ONCE).map(makeKeyPair))));
    onProgress?.(made.length);
  }
  return made;
}
