import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
const NONCE_LENGTH = 12;
const TAG_LENGTH = 16;

/** The sealed bytes were changed, or the key is not the one they were sealed with. */
export class SealBroken extends Error {}

/**
 * Encrypts with AES-256-GCM under a random nonce: nonce ‖ ciphertext ‖ tag.
 * @param key 32 bytes. @param bound what the bytes belong to; opening under another name fails.
 */
export function seal(key: Uint8Array, plain: Uint8Array, bound: string): Buffer {
  const nonce = randomBytes(NONCE_LENGTH);
  const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(bound));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** Reverse of `seal`. @throws SealBroken when key, name or bytes are not the sealed ones. */
export function unseal(key: Uint8Array, sealed: Uint8Array, bound: string): Buffer {
  if (sealed.length < NONCE_LENGTH + TAG_LENGTH) throw new SealBroken('too short');
  const decipher = createDecipheriv(CIPHER, key, sealed.subarray(0, NONCE_LENGTH), { authTagLength: TAG_LENGTH })
    .setAAD(Buffer.from(bound))
    .setAuthTag(sealed.subarray(-TAG_LENGTH));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(NONCE_LENGTH, -TAG_LENGTH)), decipher.final()]);
  } catch (cause) {
    throw new SealBroken('authentication failed', { cause });
  }
}

/** A 32-byte key for one purpose, derived from the master secret by HKDF-SHA-256. */
export const deriveKey = (masterSecret: Uint8Array, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', masterSecret, '', `kinh-bac ${purpose} v1`, 32));
