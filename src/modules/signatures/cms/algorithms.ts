import { constants, createPublicKey, type KeyObject, verify } from 'node:crypto';
import { type DerNode, oidOf } from './der-reader.ts';
import { OID } from './oids.ts';

const DIGESTS: Record<string, string> = { [OID.sha256]: 'sha256', [OID.sha384]: 'sha384', [OID.sha512]: 'sha512' };
const WITH_DIGEST: Record<string, { scheme: 'rsa' | 'ecdsa'; hash: string }> = {
  [OID.rsaSha256]: { scheme: 'rsa', hash: 'sha256' },
  [OID.rsaSha384]: { scheme: 'rsa', hash: 'sha384' },
  [OID.rsaSha512]: { scheme: 'rsa', hash: 'sha512' },
  [OID.ecdsaSha256]: { scheme: 'ecdsa', hash: 'sha256' },
  [OID.ecdsaSha384]: { scheme: 'ecdsa', hash: 'sha384' },
  [OID.ecdsaSha512]: { scheme: 'ecdsa', hash: 'sha512' },
};
const CURVES = new Set(['prime256v1', 'secp384r1', 'secp521r1']);
const MIN_RSA_BITS = 2048;

/** Node's name of a digest algorithm; undefined for anything below SHA-256. */
export const digestName = (oid: string): string | undefined => DIGESTS[oid];

export interface SignatureScheme {
  readonly scheme: 'rsa' | 'ecdsa' | 'rsa-pss';
  readonly hash: string;
  readonly saltLength?: number;
}

/** What an AlgorithmIdentifier asks for; `digest` fills in for plain rsaEncryption. Undefined when it is not accepted. */
export function schemeOf(algorithm: DerNode, digest?: string): SignatureScheme | undefined {
  const [type, parameters] = algorithm.children;
  const name = oidOf(type);
  if (name === OID.rsa) return digest ? { scheme: 'rsa', hash: digest } : undefined;
  if (name !== OID.rsaPss) return WITH_DIGEST[name];
  const fields = parameters?.children ?? [];
  const field = (tag: number): DerNode | undefined => fields.find((node) => node.tag === tag)?.children[0];
  const hash = DIGESTS[oidOf(field(0xa0)?.children[0])];
  const mask = field(0xa1)?.children[1];
  const octets = field(0xa2)?.content ?? Buffer.alloc(0);
  const salt = octets.length >= 1 && octets.length <= 2 ? octets.readUIntBE(0, octets.length) : undefined;
  // One digest for message and mask: other mixes are legal, but nobody makes them.
  if (!hash || !mask || DIGESTS[oidOf(mask.children[0])] !== hash || salt === undefined) return undefined;
  return { scheme: 'rsa-pss', hash, saltLength: salt };
}

/** Is this key strong enough and of the scheme's kind? */
export function keyFits(key: KeyObject, { scheme }: SignatureScheme): boolean {
  const details = key.asymmetricKeyDetails;
  if (scheme === 'ecdsa') return key.asymmetricKeyType === 'ec' && CURVES.has(details?.namedCurve ?? '');
  const rsa = key.asymmetricKeyType === 'rsa' || (scheme === 'rsa-pss' && key.asymmetricKeyType === 'rsa-pss');
  return rsa && (details?.modulusLength ?? 0) >= MIN_RSA_BITS;
}

/** Checks a signature over a message; false for anything that does not fit. */
export function signatureHolds(
  scheme: SignatureScheme,
  message: Buffer,
  spki: Buffer | KeyObject,
  value: Buffer,
): boolean {
  const key = Buffer.isBuffer(spki) ? createPublicKey({ key: spki, format: 'der', type: 'spki' }) : spki;
  if (!keyFits(key, scheme)) return false;
  if (scheme.scheme !== 'rsa-pss') return verify(scheme.hash, message, key, value);
  const { hash, saltLength } = scheme;
  return verify(hash, message, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength }, value);
}
