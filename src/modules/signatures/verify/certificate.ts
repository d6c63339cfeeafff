import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import { schemeOf, signatureHolds } from '../cms/algorithms.ts';
import { DerError, type DerNode, oidOf, readAll, readOne, timeOf } from '../cms/der-reader.ts';
import { OID } from '../cms/oids.ts';
import { type ReadName, readName } from './names.ts';

/** Extensions that the chain rules below understand; any other one marked critical stops the chain (RFC 5280, 4.2). */
const UNDERSTOOD = new Set<string>([
  OID.keyUsage,
  OID.basicConstraints,
  OID.extendedKeyUsage,
  OID.subjectAltName,
  OID.subjectKeyIdentifier,
  OID.authorityKeyIdentifier,
  OID.certificatePolicies,
]);

const KEY_USAGE = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
] as const;
export type KeyUsage = (typeof KEY_USAGE)[number];

export interface ReadCertificate {
  readonly der: Buffer;
  readonly sha256: string;
  /** DER of names and serial number, as compared with a CMS or a CRL. */
  readonly issuer: Buffer;
  readonly subject: Buffer;
  readonly serial: Buffer;
  /** The same names for people. */
  readonly issuerName: ReadName;
  readonly subjectName: ReadName;
  /** Milliseconds since 1970. */
  readonly notBefore: number;
  readonly notAfter: number;
  readonly key: KeyObject;
  readonly isCa: boolean;
  readonly pathLength: number | undefined;
  /** Undefined when the extension is missing: every use is allowed then. */
  readonly keyUsage: readonly KeyUsage[] | undefined;
  readonly extendedKeyUsage: readonly string[];
  readonly subjectKeyIdentifier: Buffer | undefined;
  readonly unknownCritical: readonly string[];
  isSignedBy(issuer: ReadCertificate): boolean;
}

interface Extension {
  readonly critical: boolean;
  readonly value: Buffer;
}

function extensionsOf(node: DerNode | undefined): Map<string, Extension> {
  const found = new Map<string, Extension>();
  for (const item of node?.children[0]?.children ?? []) {
    const id = oidOf(item.children[0]);
    const value = item.children.at(-1);
    if (value?.tag !== 0x04 || found.has(id)) throw new DerError(`extension ${id} is ambiguous`);
    found.set(id, {
      critical: item.children[1]?.tag === 0x01 && item.children[1].content[0] === 0xff,
      value: value.content,
    });
  }
  return found;
}

function keyUsageOf(extension: Extension | undefined): KeyUsage[] | undefined {
  if (!extension) return undefined;
  const bits = readOne(extension.value);
  if (bits.tag !== 0x03) throw new DerError('bad key usage');
  return KEY_USAGE.filter((_, bit) => ((bits.content[1 + (bit >> 3)] ?? 0) & (0x80 >> (bit & 7))) !== 0);
}

const MAX_KNOWN = 512;
const known = new Map<string, ReadCertificate>();

/** Reads an X.509 certificate (RFC 5280). Throws DerError. The last few hundred are remembered by their hash. */
export function readCertificate(bytes: Uint8Array): ReadCertificate {
  const der = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sha256 = createHash('sha256').update(der).digest('hex');
  const found = known.get(sha256);
  if (found) return found;
  const read = parse(der, sha256);
  if (known.size >= MAX_KNOWN) known.delete(known.keys().next().value!);
  known.set(sha256, read);
  return read;
}

function parse(der: Buffer, sha256: string): ReadCertificate {
  const [root, ...rest] = readAll(der);
  const [tbs, algorithm, signature] = root?.children ?? [];
  if (!tbs || !algorithm || signature?.tag !== 0x03 || rest.length > 0) throw new DerError('no certificate');
  const items = [...tbs.children];
  if (items[0]?.tag === 0xa0) items.shift();
  const [serial, signedAlgorithm, issuer, validity, subject, spki] = items;
  if (!serial || !issuer || !subject || !spki) throw new DerError('no certificate');
  // The outer algorithm and the count of unused bits are not signed (RFC 5280, 4.1.1.2): only one form of them is taken.
  if (!signedAlgorithm?.raw.equals(algorithm.raw) || root?.tag !== 0x30 || signature.content[0] !== 0)
    throw new DerError('no certificate');
  const extensions = extensionsOf(items.find((node) => node.tag === 0xa3));
  const constraints = extensions.get(OID.basicConstraints);
  const [ca, length] = constraints ? readOne(constraints.value).children : [];
  const extended = extensions.get(OID.extendedKeyUsage);
  const identifier = extensions.get(OID.subjectKeyIdentifier);
  return {
    der: Buffer.from(der),
    sha256,
    issuer: issuer.raw,
    subject: subject.raw,
    serial: serial.raw,
    issuerName: readName(issuer.raw),
    subjectName: readName(subject.raw),
    notBefore: timeOf(validity?.children[0]),
    notAfter: timeOf(validity?.children[1]),
    key: createPublicKey({ key: spki.raw, format: 'der', type: 'spki' }),
    isCa: ca?.tag === 0x01 && ca.content[0] === 0xff,
    pathLength:
      length?.tag === 0x02 && length.content.length <= 2
        ? length.content.readUIntBE(0, length.content.length)
        : undefined,
    keyUsage: keyUsageOf(extensions.get(OID.keyUsage)),
    extendedKeyUsage: extended ? readOne(extended.value).children.map(oidOf) : [],
    subjectKeyIdentifier: identifier && readOne(identifier.value).content,
    unknownCritical: [...extensions].filter(([id, { critical }]) => critical && !UNDERSTOOD.has(id)).map(([id]) => id),
    isSignedBy(candidate) {
      if (!candidate.subject.equals(issuer.raw)) return false;
      try {
        const scheme = schemeOf(algorithm);
        return scheme !== undefined && signatureHolds(scheme, tbs.raw, candidate.key, signature.content.subarray(1));
      } catch {
        // A malformed algorithm, or a key that does not fit it: no signature of this issuer.
        return false;
      }
    },
  };
}
