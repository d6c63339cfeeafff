import type { PdfFile } from '../pdf/file.ts';
import { PdfStream } from '../pdf/values.ts';
import { type ReadCertificate, readCertificate } from './certificate.ts';
import { type ChainResult, judgeChain } from './chain.ts';
import { readOcsps } from './ocsp.ts';
import type { ChainReport, SignerIdentity, TimestampReport, VerifyOptions } from './report.ts';
import { type RevocationData, readCrls } from './revocation.ts';
import type { CheckedSigner } from './signature-value.ts';
import type { CheckedSignature } from './signatures.ts';

const MAX_STORED = 64;

export const iso = (ms: number): string => new Date(ms).toISOString();

function readable(bytes: readonly Uint8Array[]): ReadCertificate[] {
  return bytes.flatMap((der) => {
    try {
      return [readCertificate(der)];
    } catch {
      return [];
    }
  });
}

/** What the file itself brings for validation: the document security store (ETSI EN 319 142-1, 5.4.2). */
function storedData(file: PdfFile, key: 'Certs' | 'CRLs' | 'OCSPs'): Buffer[] {
  const store = file.dict(file.catalog.get('DSS'));
  return (file.array(store?.get(key)) ?? []).slice(0, MAX_STORED).flatMap((ref) => {
    const stream = file.resolve(ref);
    return stream instanceof PdfStream ? [file.decode(stream)] : [];
  });
}

/** Judges certificates with the caller's anchors and lists, and what the file holds. */
export class TrustJudge {
  readonly hasRevocationData: boolean;
  private readonly anchors: readonly ReadCertificate[];
  private readonly pool: readonly ReadCertificate[];
  private readonly revocations: RevocationData;
  private readonly checkAt: number | undefined;

  constructor(file: PdfFile, signatures: readonly CheckedSignature[], options: VerifyOptions) {
    this.anchors = readable(options.trustAnchors);
    this.pool = [...readable(options.intermediates ?? []), ...readable(storedData(file, 'Certs'))];
    const stored = storedData(file, 'CRLs');
    const answers = storedData(file, 'OCSPs');
    this.hasRevocationData = stored.length > 0 || answers.length > 0;
    this.revocations = {
      crls: readCrls([...(options.crls ?? []), ...stored, ...signatures.flatMap(({ crls }) => crls)]),
      ocsps: readOcsps(answers),
    };
    this.checkAt = options.checkAt?.getTime();
  }

  judge(signer: CheckedSigner, at: number, purpose: 'sign' | 'timestamp'): ChainReport | undefined {
    if (!signer.certificate) return undefined;
    const pool = [...signer.pool, ...this.pool];
    const { anchors, revocations } = this;
    return chainReport(judgeChain({ leaf: signer.certificate, pool, anchors, revocations, at, purpose }), at);
  }

  /** A timestamp is judged at its own time: its authority's later expiry does not undo it. */
  judgeTimestamp({ timestamp }: CheckedSignature): TimestampReport | undefined {
    const certificate = timestamp?.signer.certificate;
    const chain = timestamp && this.judge(timestamp.signer, timestamp.time, 'timestamp');
    if (!timestamp || !certificate || !chain) return undefined;
    return { time: iso(timestamp.time), authority: certificate.subjectName.text, chain };
  }

  /** The moment to judge a signer at: the earliest proof that the signature existed, else the moment of checking. */
  momentFor(signature: CheckedSignature, proofs: readonly number[]): number {
    return proofs.length > 0 ? Math.min(...proofs) : (this.checkAt ?? signature.claimed ?? 0);
  }
}

function chainReport({ verdict, reason, path, revocationKnown }: ChainResult, at: number): ChainReport {
  return { verdict, reason, at: iso(at), path: path.map(({ subjectName }) => subjectName.text), revocationKnown };
}

export function identityOf(certificate: ReadCertificate): SignerIdentity {
  const { parts, text } = certificate.subjectName;
  return {
    commonName: parts['CN'],
    organization: parts['O'],
    organizationalUnit: parts['OU'],
    title: parts['title'],
    serialNumber: parts['serialNumber'],
    userId: parts['UID'],
    subject: text,
    issuer: certificate.issuerName.text,
    certificateSerial: certificate.serial.subarray(2).toString('hex'),
    certificateSha256: certificate.sha256,
    notBefore: iso(certificate.notBefore),
    notAfter: iso(certificate.notAfter),
    keyUsage: certificate.keyUsage ?? [],
  };
}
