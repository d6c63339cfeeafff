import { type KeyObject, randomBytes } from 'node:crypto';
import { octets, sequence } from '../cms/der.ts';
import { bits, bool, context, contextPrimitive, integer, oid, time, unsigned, utf8 } from './der.ts';
import { OID } from './object-identifiers.ts';
import { algorithmOf, keyIdentifier, signatureAlgorithm, signWith } from './signing-key.ts';

/** Who signs: name and key of a certification authority. */
export interface Issuer {
  readonly name: Buffer;
  readonly key: KeyObject;
  /** Key identifier of the issuer's own certificate. */
  readonly keyId: Buffer;
}

/** Where relying parties find status and issuer of a certificate. */
export interface Locations {
  readonly crl: string;
  readonly caIssuers: string;
  readonly ocsp?: string;
}

export interface CertificateTemplate {
  readonly subject: Buffer;
  /** DER SubjectPublicKeyInfo. */
  readonly publicKey: Uint8Array;
  readonly notBefore: Temporal.Instant;
  readonly notAfter: Temporal.Instant;
  readonly extensions: readonly Buffer[];
}

/** One extension; `value` is the DER of the extension's own type. */
export const extension = (id: Buffer, value: Uint8Array, critical = false): Buffer =>
  critical ? sequence(id, bool(true), octets(value)) : sequence(id, octets(value));

const uri = (address: string): Buffer => contextPrimitive(6, Buffer.from(address, 'latin1'));

/** Key usage bits of RFC 5280 §4.2.1.3 that are used here, each with its unused trailing bits. */
const KEY_USAGE = {
  digitalSignature: bits(Buffer.from([0x80]), 7),
  documentSigner: bits(Buffer.from([0xc0]), 6),
  authority: bits(Buffer.from([0x06]), 1),
} as const;

export const keyUsage = (usage: keyof typeof KEY_USAGE): Buffer => extension(OID.keyUsage, KEY_USAGE[usage], true);

export const extendedKeyUsage = (purposes: readonly Buffer[], critical = false): Buffer =>
  extension(OID.extendedKeyUsage, sequence(...purposes), critical);

/** CA true with an optional path length, or an end entity. */
export const basicConstraints = (ca: false | { pathLength?: number }): Buffer => {
  const value =
    ca === false ? sequence() : sequence(bool(true), ...(ca.pathLength === undefined ? [] : [integer(ca.pathLength)]));
  return extension(OID.basicConstraints, value, true);
};

export const statusLocations = (at: Locations): Buffer[] => [
  extension(OID.crlDistributionPoints, sequence(sequence(context(0, context(0, uri(at.crl)))))),
  extension(
    OID.authorityInfoAccess,
    sequence(
      ...(at.ocsp ? [sequence(OID.accessOcsp, uri(at.ocsp))] : []),
      sequence(OID.accessCaIssuers, uri(at.caIssuers)),
    ),
  ),
];

/** A demonstration policy with the notice that viewers may show: the certificate has no legal value. */
export const demoPolicy = (policy: Buffer): Buffer => {
  const notice = sequence(
    OID.userNotice,
    sequence(utf8('Chứng thư trình diễn, KHÔNG CÓ GIÁ TRỊ PHÁP LÝ. Demonstration only.')),
  );
  return extension(OID.certificatePolicies, sequence(sequence(policy, sequence(notice))));
};

/** Any-policy, for the authorities in the path. */
export const anyPolicy = (): Buffer => extension(OID.certificatePolicies, sequence(sequence(oid('2.5.29.32.0'))));

/** 16 random octets, positive: no two certificates of the authority share a serial number. */
export function randomSerial(): Buffer {
  const serial = randomBytes(16);
  serial[0] = (serial[0]! & 0x3f) | 0x40;
  return serial;
}

/** Builds and signs an X.509 v3 certificate; key identifiers are added here. */
export function buildCertificate(issuer: Issuer, template: CertificateTemplate, serial = randomSerial()): Buffer {
  const algorithm = signatureAlgorithm(algorithmOf(issuer.key));
  const body = sequence(
    context(0, integer(2)),
    unsigned(serial),
    algorithm,
    issuer.name,
    sequence(time(template.notBefore), time(template.notAfter)),
    template.subject,
    Buffer.from(template.publicKey),
    context(
      3,
      sequence(
        ...template.extensions,
        extension(OID.subjectKeyIdentifier, octets(keyIdentifier(template.publicKey))),
        extension(OID.authorityKeyIdentifier, sequence(contextPrimitive(0, issuer.keyId))),
      ),
    ),
  );
  return sequence(body, algorithm, bits(signWith(issuer.key, body)));
}
