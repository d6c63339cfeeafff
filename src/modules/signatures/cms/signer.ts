export type SignatureAlgorithm = 'rsa-sha256' | 'ecdsa-p256-sha256';

/**
 * Anything that can sign: file key, PKCS#11, remote service, token.
 * Messages are the DER of CMS signedAttrs (the signer hashes them with SHA-256 itself);
 * RSA answers a PKCS#1 v1.5 signature, EC answers DER ECDSA-Sig-Value. Answers keep the order of the messages.
 */
export interface Signer {
  /** DER of the signing certificate. */
  readonly certificate: Uint8Array;
  /** DER of the intermediates, nearest first; the root may be present and is left out of what we write. */
  readonly chain: readonly Uint8Array[];
  readonly algorithm: SignatureAlgorithm;
  signMessages(messages: readonly Uint8Array[]): Promise<Uint8Array[]>;
}

/** RFC 3161 client: takes the SHA-256 imprint (32 bytes), answers the DER of the TimeStampToken (a ContentInfo). */
export type TimestampSource = (sha256: Uint8Array) => Promise<Uint8Array>;
