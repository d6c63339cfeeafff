import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Keys of this module, derived from the master secret so that each serves one purpose. */
export type IdentityKeys = { readonly sealing: Buffer; readonly names: Buffer; readonly activation: Buffer };

const keyFor = (masterSecret: string, purpose: string) =>
  Buffer.from(hkdfSync('sha256', masterSecret, '', `kinh-bac identity ${purpose}`, 32));

export const deriveKeys = (masterSecret: string): IdentityKeys => ({
  sealing: keyFor(masterSecret, 'sealing'),
  names: keyFor(masterSecret, 'names'),
  activation: keyFor(masterSecret, 'activation'),
});

/**
 * AES-256-GCM: nonce, tag, ciphertext.
 * @param owner bound to the seal, so that a sealed value moved to another row does not open
 */
export const seal = (keys: IdentityKeys, owner: string, secret: string): Buffer => {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', keys.sealing, nonce).setAAD(Buffer.from(owner));
  const body = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
};

/** Opens what `seal` made for the same owner; throws when it was changed or moved. */
export const unseal = (keys: IdentityKeys, owner: string, sealed: Buffer): string => {
  const decipher = createDecipheriv('aes-256-gcm', keys.sealing, sealed.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  })
    .setAAD(Buffer.from(owner))
    .setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  return decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
};

/** A name tried at sign-in, kept so that the log alone does not tell it (people type passwords there). */
export const nameHash = (keys: IdentityKeys, username: string): Buffer =>
  createHmac('sha256', keys.names).update(username.normalize('NFC').toLowerCase()).digest();

/** A cookie's value: 256 random bits. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What the database keeps of a cookie's value. */
export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest();
