import { createHash, X509Certificate } from 'node:crypto';
import { der, integer, NULL, octets, oid, sequence, setOf, TAG } from './der.ts';
import { readAll } from './der-reader.ts';
import { OID } from './oids.ts';
import type { SignatureAlgorithm, Signer } from './signer.ts';

/** What a CMS says about its signer's certificate, taken out of the DER once. */
export interface SigningCertificate {
  readonly der: Buffer;
  /** Intermediates to send along; never the root. */
  readonly chain: readonly Buffer[];
  readonly algorithm: SignatureAlgorithm;
  /** DER of the issuer's name and of the serial number. */
  readonly issuer: Buffer;
  readonly serial: Buffer;
  readonly sha256: Buffer;
}

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const cached = new WeakMap<Signer, SigningCertificate>();

function isSelfIssued(certificate: Buffer): boolean {
  const { issuer, subject } = new X509Certificate(certificate);
  return issuer === subject;
}

/** Reads the signer's certificate; remembered as long as the signer object lives. Throws when it is no certificate. */
export function readSigningCertificate(signer: Signer): SigningCertificate {
  const known = cached.get(signer);
  if (known) return known;
  const bytes = asBuffer(signer.certificate);
  const [certificate] = readAll(bytes);
  const fields = certificate?.children[0]?.children ?? [];
  // TBSCertificate starts with [0] version in every certificate since version 3.
  const [, serial, , issuer] = fields;
  if (!serial || !issuer) throw new TypeError('The signing certificate is no X.509 version 3 certificate');
  const read: SigningCertificate = {
    der: bytes,
    chain: signer.chain.map(asBuffer).filter((link) => !isSelfIssued(link)),
    algorithm: signer.algorithm,
    issuer: issuer.raw,
    serial: serial.raw,
    sha256: createHash('sha256').update(bytes).digest(),
  };
  cached.set(signer, read);
  return read;
}

const attribute = (type: string, value: Buffer): Buffer => sequence(oid(type), der(TAG.set, value));
const CONTENT_TYPE = attribute(OID.contentType, oid(OID.data));
const SHA256 = sequence(oid(OID.sha256));
const SIGNED_DATA_VERSION = integer(1);
const DETACHED = sequence(oid(OID.data));
const SIGNATURE_ALGORITHM: Record<SignatureAlgorithm, Buffer> = {
  'rsa-sha256': sequence(oid(OID.rsa), NULL),
  'ecdsa-p256-sha256': sequence(oid(OID.ecdsaSha256)),
};

/**
 * DER of the signed attributes over a SHA-256 digest: content type, digest, signing certificate (RFC 5035, with issuer
 * and serial). No signing time: ETSI EN 319 142-1, 6.3 wants a PDF's claimed time in /M alone.
 */
export function messageToSign(digest: Uint8Array, { issuer, serial, sha256 }: SigningCertificate): Buffer {
  const issuerSerial = sequence(sequence(der(0xa4, issuer)), serial);
  const certificateId = sequence(octets(sha256), issuerSerial);
  return setOf(
    CONTENT_TYPE,
    attribute(OID.messageDigest, octets(digest)),
    attribute(OID.signingCertificateV2, sequence(sequence(certificateId))),
  );
}

/** What a timestamp over a signature covers: SHA-256 of the signature value (ETSI EN 319 122-1, 5.3). */
export const timestampImprint = (signatureValue: Uint8Array): Buffer =>
  createHash('sha256').update(signatureValue).digest();

/** DER of a detached CMS SignedData (RFC 5652) around the key's answer. `timestampToken` makes it CAdES-T. */
export function buildSignedData(
  certificate: SigningCertificate,
  message: Buffer,
  signatureValue: Uint8Array,
  timestampToken?: Uint8Array,
): Buffer {
  const signedAttributes = Buffer.concat([Buffer.from([0xa0]), message.subarray(1)]);
  const signerInfo = [
    integer(1),
    sequence(certificate.issuer, certificate.serial),
    SHA256,
    signedAttributes,
    SIGNATURE_ALGORITHM[certificate.algorithm],
    octets(signatureValue),
  ];
  if (timestampToken) signerInfo.push(der(0xa1, attribute(OID.signatureTimestamp, asBuffer(timestampToken))));
  return sequence(
    oid(OID.signedData),
    der(
      0xa0,
      sequence(
        SIGNED_DATA_VERSION,
        der(TAG.set, SHA256),
        DETACHED,
        der(0xa0, ...[certificate.der, ...certificate.chain].sort(Buffer.compare)),
        der(TAG.set, sequence(...signerInfo)),
      ),
    ),
  );
}
