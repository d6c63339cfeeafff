import { createHash, randomUUIDv7 } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/index.ts';
import {
  type CurrentCertificate,
  findAgencyCertificate,
  findPersonCertificate,
} from '../certificates/find-certificate.ts';
import type { Signer } from '../cms/signer.ts';
import { signaturesError } from '../errors.ts';
import type { KeyStore } from '../keys/key-store.ts';
import { PdfRefused } from '../pdf/refused.ts';
import { type SignPdfOptions, signPdf } from '../pdf/sign.ts';
import type { Authority } from '../pki/authority.ts';
import { DEMO_MARK } from '../pki/names.ts';

/** One PDF to sign. The appearance is a one-page PDF drawn by the caller. */
export interface DocumentToSign extends Pick<SignPdfOptions, 'pdf' | 'field' | 'appearance' | 'fills' | 'location'> {
  /** Why it is signed; written into the signature. */
  readonly reason: string;
}

/** Who signs, for which position, when; the PIN is the person's own, also for a seal. */
export interface SigningAct {
  readonly personId: string;
  readonly positionId: string;
  readonly agencyId: string;
  readonly pin: string;
  readonly at: Temporal.Instant;
  readonly documents: readonly DocumentToSign[];
}

export interface SignedDocument {
  readonly bytes: Buffer;
  /** SHA-256 of the signed file, hexadecimal. */
  readonly sha256: string;
  readonly signatureId: string;
}

export interface SigningPorts {
  readonly authority: Authority;
  storeOf(certificate: CurrentCertificate): KeyStore;
}

/**
 * Signs with the person's certificate: one PIN, any number of documents, PAdES B-T.
 * @throws signatures.no-certificate, not-activated, wrong-pin, pin-locked, key-unreadable, token-unavailable, file-not-signable
 */
export async function signAsPerson(ports: SigningPorts, tx: Tx, act: SigningAct): Promise<SignedDocument[]> {
  const certificate = await findPersonCertificate(tx, act.personId, act.at);
  if (!certificate) throw signaturesError('no-certificate', { holder: 'Bạn / You' });
  const signer = await ports.storeOf(certificate).signerFor(tx, certificate.id, act.pin, act.at);
  return signAll(ports, tx, act, certificate, signer, 'person');
}

/**
 * Signs with the agency's certificate, which takes the place of the seal (Decree 30/2020, art. 13). The person, a records
 * clerk, confirms with his own PIN. That the position may seal for the agency is the caller's policy; row-level
 * security gives the key to positions of the agency only.
 * @throws as `signAsPerson`
 */
export async function sealAsAgency(ports: SigningPorts, tx: Tx, act: SigningAct): Promise<SignedDocument[]> {
  const seal = await findAgencyCertificate(tx, act.agencyId, act.at);
  if (!seal) throw signaturesError('no-certificate', { holder: 'Cơ quan / The agency' });
  const own = await findPersonCertificate(tx, act.personId, act.at);
  if (!own) throw signaturesError('no-certificate', { holder: 'Bạn / You' });
  await ports.storeOf(own).confirm(tx, own.id, act.pin, act.at);
  const signer = await ports.storeOf(seal).sealSignerFor(tx, seal.id);
  return signAll(ports, tx, act, seal, signer, 'organization');
}

async function signAll(
  { authority }: SigningPorts,
  tx: Tx,
  act: SigningAct,
  certificate: CurrentCertificate,
  signer: Signer,
  kind: 'person' | 'organization',
): Promise<SignedDocument[]> {
  const timestamp = authority.timestampSource(() => act.at);
  const signed: SignedDocument[] = [];
  for (const document of act.documents) {
    const signerName = `${DEMO_MARK} – ${certificate.common_name}`;
    const bytes = await refusalsExplained(signPdf({ ...document, signer, timestamp, signerName, signedAt: act.at }));
    const signature = { bytes, sha256: sha256(bytes).toString('hex'), signatureId: randomUUIDv7() };
    await record(tx, act, document, certificate, kind, signature);
    signed.push(signature);
  }
  return signed;
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();

async function refusalsExplained(signing: Promise<Buffer>): Promise<Buffer> {
  try {
    return await signing;
  } catch (error) {
    if (error instanceof PdfRefused) throw signaturesError('file-not-signable', { detail: error.message }, error);
    throw error;
  }
}

async function record(
  tx: Tx,
  act: SigningAct,
  document: DocumentToSign,
  certificate: CurrentCertificate,
  kind: string,
  signature: SignedDocument,
): Promise<void> {
  await sql`
    insert into signatures.signature (id, file_sha256, base_sha256, kind, field_name, certificate_id, claimed_at, level,
      reason, agency_id, signed_by_person, signed_by_position)
    values (${signature.signatureId}, ${Buffer.from(signature.sha256, 'hex')}, ${sha256(document.pdf)}, ${kind},
      ${document.field.name}, ${certificate.id}, ${act.at.toString()}, 'B-T', ${document.reason}, ${act.agencyId},
      ${act.personId}, ${act.positionId})`.execute(tx);
}
