import { createHash } from 'node:crypto';
import { digestName, keyFits, schemeOf, signatureHolds } from '../cms/algorithms.ts';
import { oidOf } from '../cms/der-reader.ts';
import { OID } from '../cms/oids.ts';
import type { ReadSignedData } from '../cms/read-signed-data.ts';
import { type ReadCertificate, readCertificate } from './certificate.ts';
import type { FindingCode } from './findings.ts';

export interface CheckedSigner {
  readonly certificate: ReadCertificate | undefined;
  /** The other certificates that came along. */
  readonly pool: readonly ReadCertificate[];
  /** Like `rsa-sha256`; undefined when it is not accepted. */
  readonly algorithm: string | undefined;
  /** Did the signed attributes bind the certificate by a SHA-2 hash (RFC 5035)? */
  readonly bound: boolean;
  readonly problems: readonly FindingCode[];
}

function readable(certificates: readonly Buffer[]): ReadCertificate[] {
  return certificates.slice(0, 32).flatMap((der) => {
    try {
      return [readCertificate(der)];
    } catch {
      return [];
    }
  });
}

const BINDINGS = [
  { type: OID.signingCertificateV2, fallback: 'sha256' },
  // RFC 2634 knows SHA-1 only; many timestamp authorities still send it. It can spoil a signature, never make it better.
  { type: OID.signingCertificate, fallback: 'sha1' },
] as const;

/** Compares each binding attribute with the certificate; `bound` is true when one with SHA-2 fits. */
function checkBinding({ signer }: ReadSignedData, certificate: ReadCertificate): { bound: boolean; wrong: boolean } {
  let bound = false;
  for (const { type, fallback } of BINDINGS) {
    const id = signer.signed.get(type)?.children[0]?.children[0];
    if (!id) {
      if (signer.signed.has(type)) return { bound: false, wrong: true };
      continue;
    }
    const items = [...id.children];
    const named = type === OID.signingCertificateV2 && items[0]?.tag === 0x30 ? items.shift() : undefined;
    const hash = named ? digestName(oidOf(named.children[0])) : fallback;
    const [value, issuerSerial] = items;
    if (!hash || value?.tag !== 0x04) return { bound: false, wrong: true };
    if (!createHash(hash).update(certificate.der).digest().equals(value.content)) return { bound: false, wrong: true };
    const serial = issuerSerial?.children[1];
    if (serial && !serial.raw.equals(certificate.serial)) return { bound: false, wrong: true };
    if (hash !== 'sha1') bound = true;
  }
  return { bound, wrong: false };
}

/** Checks the one signer of a CMS against the digest of its content. Says what is wrong; never throws on bad values. */
export function checkSigner(data: ReadSignedData, contentDigest: Buffer | undefined): CheckedSigner {
  const { signer } = data;
  const problems: FindingCode[] = [];
  const certificates = readable(data.certificates);
  const certificate = certificates.find(({ issuer, serial, subjectKeyIdentifier }) =>
    signer.issuerAndSerial
      ? issuer.equals(signer.issuerAndSerial.issuer) && serial.equals(signer.issuerAndSerial.serial)
      : signer.subjectKeyIdentifier !== undefined && subjectKeyIdentifier?.equals(signer.subjectKeyIdentifier),
  );
  const digest = digestName(signer.digestAlgorithm);
  const scheme = schemeOf(signer.signatureAlgorithm, digest);
  const accepted = digest !== undefined && scheme !== undefined && scheme.hash === digest;
  if (!accepted) problems.push('algorithm-refused');
  if (
    signer.signed.get(OID.contentType) === undefined ||
    oidOf(signer.signed.get(OID.contentType)) !== data.contentType
  ) {
    problems.push('cms-broken');
  }
  const stated = signer.signed.get(OID.messageDigest);
  if (stated?.tag !== 0x04) problems.push('cms-broken');
  else if (accepted && !(contentDigest && stated.content.equals(contentDigest))) problems.push('digest-differs');
  const algorithm = accepted ? `${scheme.scheme}-${scheme.hash}` : undefined;
  if (!certificate)
    return { certificate, pool: certificates, algorithm, bound: false, problems: [...problems, 'certificate-missing'] };
  const { bound, wrong } = checkBinding(data, certificate);
  if (wrong) problems.push('certificate-binding');
  if (accepted) {
    if (!keyFits(certificate.key, scheme)) problems.push('algorithm-refused');
    else if (!signatureHolds(scheme, signer.signedAttributes, certificate.key, signer.signature))
      problems.push('signature-wrong');
  }
  return { certificate, pool: certificates.filter((other) => other !== certificate), algorithm, bound, problems };
}
