import type { Rect } from '../pdf/pages.ts';
import type { KeyUsage } from './certificate.ts';
import type { ChainReason, ChainVerdict } from './chain.ts';
import type { Finding } from './findings.ts';

export type Verdict =
  | 'valid'
  | 'valid-unknown-signer'
  | 'invalid'
  | 'changed-after-signing'
  | 'unsigned'
  | 'unreadable';

export type SignatureLevel = 'B-B' | 'B-T' | 'B-LT' | 'B-LTA' | 'CMS' | 'document-timestamp';

export interface SignerIdentity {
  readonly commonName: string | undefined;
  readonly organization: string | undefined;
  readonly organizationalUnit: string | undefined;
  readonly title: string | undefined;
  readonly serialNumber: string | undefined;
  readonly userId: string | undefined;
  readonly subject: string;
  readonly issuer: string;
  readonly certificateSerial: string;
  readonly certificateSha256: string;
  /** ISO 8601 in UTC, like every time in the report. */
  readonly notBefore: string;
  readonly notAfter: string;
  readonly keyUsage: readonly KeyUsage[];
}

export interface ChainReport {
  readonly verdict: ChainVerdict;
  readonly reason: ChainReason;
  /** The moment that the certificates were judged at. */
  readonly at: string;
  /** Subjects from signer to anchor. */
  readonly path: readonly string[];
  readonly revocationKnown: boolean;
}

export interface TimestampReport {
  readonly time: string;
  readonly authority: string;
  readonly chain: ChainReport;
}

export interface SignatureReport {
  readonly kind: 'signature' | 'document-timestamp';
  readonly fieldName: string;
  /** From 1; undefined when the mark is on no page. */
  readonly page: number | undefined;
  readonly rect: Rect | undefined;
  readonly signer: SignerIdentity | undefined;
  /** Title claimed by the certificate. */
  readonly role: string | undefined;
  readonly reason: string | undefined;
  readonly location: string | undefined;
  readonly claimedName: string | undefined;
  readonly claimedTime: string | undefined;
  readonly timestamp: TimestampReport | undefined;
  /** `rsa-sha256` and the like. */
  readonly algorithm: string | undefined;
  readonly level: SignatureLevel | undefined;
  /** Revision that the signature closes, from 1, and where its bytes end in the file. */
  readonly revision: number | undefined;
  readonly signedBytes: number | undefined;
  readonly coversWholeFile: boolean;
  readonly integrity: 'intact' | 'broken';
  readonly chain: ChainReport | undefined;
  readonly findings: readonly Finding[];
  /** What revisions after this signature did, lawful or not. */
  readonly laterChanges: readonly Finding[];
}

export interface FilledField {
  readonly name: string;
  readonly value: string;
  /** Revision that set it; 1 is the first signed one. */
  readonly revision: number;
  readonly page: number | undefined;
  readonly rect: Rect | undefined;
}

export interface VerificationReport {
  readonly verdict: Verdict;
  readonly sha256: string;
  readonly size: number;
  readonly pages: number | undefined;
  readonly signatures: readonly SignatureReport[];
  /** Text fields that hold a value in the file as it is. */
  readonly fields: readonly FilledField[];
  /** About the whole file: why it could not be read, and what later revisions did. */
  readonly findings: readonly Finding[];
}

export interface VerifyOptions {
  /** DER of root (or other trusted) certificates. */
  readonly trustAnchors: readonly Uint8Array[];
  /** DER of revocation lists; those inside the file are used too. */
  readonly crls?: readonly Uint8Array[];
  /** DER of intermediates that the file may lack. */
  readonly intermediates?: readonly Uint8Array[];
  /** The moment of checking. Without it certificates are judged at the claimed time, which proves less. */
  readonly checkAt?: Date;
  /** Which empty text fields may be filled; without it any that the first signer left empty. */
  readonly fillable?: {
    readonly names: readonly string[] /** Signatures before the fill; 1 unless told. */;
    readonly after?: number;
  };
  /** Bytes that the file must begin with: the stored original. */
  readonly original?: Uint8Array;
  /** Where marks of later signatures may lie; without it only their size is limited. */
  readonly zones?: readonly { readonly page: number; readonly rect: Rect }[];
}
