import { X509Certificate } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { TimestampSource } from '../cms/signer.ts';
import { locations, openCredentials } from './authority-store.ts';
import {
  basicConstraints,
  buildCertificate,
  demoPolicy,
  extendedKeyUsage,
  keyUsage,
  statusLocations,
} from './certificate.ts';
import { buildCrl, type Revocation } from './crl.ts';
import { type Subject, subjectName } from './names.ts';
import { OID } from './object-identifiers.ts';
import { type FindStatus, respondOcsp } from './status.ts';
import { respondTimestamp, stampSha256 } from './timestamp.ts';

export interface AuthorityOptions {
  readonly masterSecret: Uint8Array;
  /** Address under which /pki is reached by relying parties, without a trailing slash; written into certificates. */
  readonly publicBaseUrl: string;
}

export interface CertificateRequest {
  readonly subject: Subject;
  readonly kind: 'person' | 'organization';
  /** DER SubjectPublicKeyInfo. */
  readonly publicKey: Uint8Array;
  readonly notBefore: Temporal.Instant;
  readonly notAfter: Temporal.Instant;
}

/** The demonstration certification authority with its time stamp and status services. */
export interface Authority {
  /** DER of the four own certificates. */
  readonly certificates: Readonly<Record<'root' | 'issuing' | 'tsa' | 'ocsp', Buffer>>;
  /** DER of a certificate for signing documents. @throws RangeError when it would outlive the issuing authority. */
  issueCertificate(request: CertificateRequest): Buffer;
  /** Issues in order, giving way to other work after each few; `onProgress` gets the number done so far. */
  issueMany(requests: readonly CertificateRequest[], onProgress?: (done: number) => void): Promise<Buffer[]>;
  /** CRL of the issuing authority, valid for a day. */
  crl(revocations: readonly Revocation[], now: Temporal.Instant): Buffer;
  /** CRL of the root (empty: the demonstration never revokes its issuing authority), valid for 30 days. */
  rootCrl(now: Temporal.Instant): Buffer;
  respondTimestamp(request: Uint8Array, now: Temporal.Instant): Buffer;
  /** Stamps without going over the network. */
  timestampSource(now: () => Temporal.Instant): TimestampSource;
  respondOcsp(request: Uint8Array, now: Temporal.Instant, findStatus: FindStatus): Promise<Buffer>;
}

const ISSUING_CRL_VALID = Temporal.Duration.from({ hours: 24 });
const ROOT_CRL_VALID = Temporal.Duration.from({ hours: 24 * 30 });
/** Certificates signed between two turns of the event loop: about 10 ms of work. */
const BATCH = 20;

/**
 * Opens the demonstration authority kept in `dir`, making it on the first call. A start killed half-way leaves no
 * authority; the next call makes it anew.
 * @throws SealBroken when the master secret is not the one the keys were sealed with.
 */
export async function openAuthority(dir: string, options: AuthorityOptions): Promise<Authority> {
  const own = await openCredentials(dir, options.masterSecret, options.publicBaseUrl);
  const leafLocations = statusLocations(locations(options.publicBaseUrl).ofLeaf);
  const chain = [own.issuing.certificate];

  const lastDay = Temporal.Instant.fromEpochMilliseconds(
    new X509Certificate(own.issuing.certificate).validToDate.getTime(),
  );

  const issueCertificate = (request: CertificateRequest): Buffer => {
    const { publicKey, notBefore, notAfter } = request;
    if (Temporal.Instant.compare(notAfter, lastDay) > 0) throw new RangeError(`certificate beyond ${lastDay}`);
    const extensions = [
      basicConstraints(false),
      keyUsage('documentSigner'),
      // NSS, and so pdfsig and Firefox, know RFC 9336's purpose not yet and trust a signer only for e-mail.
      extendedKeyUsage([OID.documentSigning, OID.emailProtection]),
      demoPolicy(request.kind === 'person' ? OID.demoPersonPolicy : OID.demoOrganizationPolicy),
      ...leafLocations,
    ];
    return buildCertificate(own.issuing, {
      subject: subjectName(request.subject),
      publicKey,
      notBefore,
      notAfter,
      extensions,
    });
  };

  return {
    certificates: {
      root: own.root.certificate,
      issuing: own.issuing.certificate,
      tsa: own.tsa.certificate,
      ocsp: own.ocsp.certificate,
    },
    issueCertificate,
    async issueMany(requests, onProgress) {
      const issued: Buffer[] = [];
      for (const request of requests) {
        issued.push(issueCertificate(request));
        if (issued.length % BATCH !== 0) continue;
        onProgress?.(issued.length);
        await nextTurn();
      }
      onProgress?.(issued.length);
      return issued;
    },
    crl: (revocations, now) => buildCrl(own.issuing, revocations, now, ISSUING_CRL_VALID),
    rootCrl: (now) => buildCrl(own.root, [], now, ROOT_CRL_VALID),
    respondTimestamp: (request, now) => respondTimestamp(request, now, own.tsa, chain),
    timestampSource: (now) => async (digest) => stampSha256(digest, now(), own.tsa, chain),
    respondOcsp: (request, now, findStatus) => respondOcsp(request, now, findStatus, own.issuing, own.ocsp),
  };
}
