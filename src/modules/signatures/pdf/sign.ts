import {
  buildSignedData,
  readSigningCertificate,
  type SigningCertificate,
  timestampImprint,
} from '../cms/signed-data.ts';
import type { Signer, TimestampSource } from '../cms/signer.ts';
import { embedContents, type PreparedSignature, prepareSignature, type SignatureRequest } from './prepare.ts';

/** Room for a timestamp token with its certificates; those seen take 2 to 6 KB. */
const TIMESTAMP_ROOM = 8192;
const ATTEMPTS = 3;

export interface SignPdfOptions extends Omit<SignatureRequest, 'contentsBytes'> {
  readonly signer: Signer;
  readonly timestamp?: TimestampSource;
  readonly contentsBytes?: number;
}

/** The CMS of a prepared signature from the key's answer, with a timestamp over it when a source is given (B-T). */
async function signatureContents(
  prepared: PreparedSignature,
  signatureValue: Uint8Array,
  timestamp?: TimestampSource,
): Promise<Buffer> {
  const token = timestamp && (await timestamp(timestampImprint(signatureValue)));
  return buildSignedData(prepared.certificate, prepared.messageToSign, signatureValue, token);
}

/**
 * Second half of two-phase signing: the key's answer (and a timestamp) become the signed file, as pieces to store one
 * after the other. Throws PdfRefused `contents-too-small`.
 */
export async function completeSignature(
  prepared: PreparedSignature,
  signatureValue: Uint8Array,
  timestamp?: TimestampSource,
): Promise<readonly [Buffer, Buffer]> {
  return embedContents(prepared, await signatureContents(prepared, signatureValue, timestamp));
}

const room = ({ der, chain }: SigningCertificate): number =>
  chain.reduce((sum, link) => sum + link.length, der.length) + 1536;

/**
 * Signs by incremental update: PAdES B-B, or B-T with a timestamp source (ETSI EN 319 142-1). When the CMS outgrows the
 * room left for it, lays out again with more and signs again. Throws PdfRefused, or what signer and timestamp throw.
 */
export async function signPdf(options: SignPdfOptions): Promise<Buffer> {
  const certificate = readSigningCertificate(options.signer);
  let contentsBytes =
    options.contentsBytes ?? Math.max(4096, room(certificate)) + (options.timestamp ? TIMESTAMP_ROOM : 0);
  for (let attempt = 1; ; attempt++) {
    const prepared = prepareSignature({ ...options, contentsBytes }, certificate);
    const [value] = await options.signer.signMessages([prepared.messageToSign]);
    if (!value) throw new TypeError('The signer answered no signature');
    const cms = await signatureContents(prepared, value, options.timestamp);
    if (cms.length > contentsBytes && attempt < ATTEMPTS) {
      contentsBytes = cms.length + 1024;
      continue;
    }
    return Buffer.concat(embedContents(prepared, cms));
  }
}
