import { createHash, createPublicKey, type KeyObject, sign } from 'node:crypto';
import { NULL, sequence } from '../cms/der.ts';
import type { SignatureAlgorithm } from '../cms/signer.ts';
import { Cursor, single } from './cursor.ts';
import { OID } from './object-identifiers.ts';

/** Which of the two supported algorithms the key signs with. @throws TypeError for any other kind of key. */
export function algorithmOf(key: KeyObject): SignatureAlgorithm {
  if (key.asymmetricKeyType === 'rsa') return 'rsa-sha256';
  if (key.asymmetricKeyType === 'ec' && key.asymmetricKeyDetails?.namedCurve === 'prime256v1')
    return 'ecdsa-p256-sha256';
  throw new TypeError(`unsupported key: ${key.asymmetricKeyType}`);
}

/** AlgorithmIdentifier of a signature (RFC 4055 wants NULL parameters for RSA, RFC 5758 none for ECDSA). */
export const signatureAlgorithm = (algorithm: SignatureAlgorithm): Buffer =>
  algorithm === 'rsa-sha256' ? sequence(OID.sha256WithRsa, NULL) : sequence(OID.ecdsaWithSha256);

/** Signs with SHA-256: PKCS#1 v1.5 for RSA, DER ECDSA-Sig-Value for P-256. */
export const signWith = (key: KeyObject, data: Uint8Array): Buffer => sign('sha256', data, key);

/** DER SubjectPublicKeyInfo of a public or private key. */
export const publicKeyInfo = (key: KeyObject): Buffer =>
  (key.type === 'private' ? createPublicKey(key) : key).export({ type: 'spki', format: 'der' });

/** Key identifier of RFC 5280 §4.2.1.2 (1): SHA-1 of the public key's bits. An identifier only, no security rests on it. */
export function keyIdentifier(spki: Uint8Array): Buffer {
  const info = new Cursor(single(spki, 0x30));
  info.take(0x30);
  return createHash('sha1').update(info.take(0x03).content.subarray(1)).digest();
}

export const sha256 = (data: Uint8Array): Buffer => createHash('sha256').update(data).digest();
