import { randomUUIDv7 } from 'node:crypto';
import { sql } from 'kysely';
import type { Actor } from '../../../platform/access/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { registerBlob } from '../../../platform/files/index.ts';
import { pdfName } from '../drafting/file-answer.ts';
import { documentsError } from '../errors.ts';
import type { DraftContent } from '../operations/shapes.ts';
import type { DocumentsPorts } from '../ports.ts';
import type { Annex } from '../records/annexes.ts';
import type { TakenNumber } from '../records/books.ts';
import type { Approved, Draft } from '../records/drafts.ts';
import type { Sealed } from './seal.ts';

export type Issue = {
  readonly actor: Actor;
  readonly draft: Draft;
  readonly approved: Approved;
  readonly content: DraftContent;
  readonly annexes: readonly Annex[];
  readonly sealed: Sealed;
  readonly signedSize: number;
  readonly taken: TakenNumber;
  readonly symbol: string;
  readonly on: Temporal.PlainDate;
};

export type IssuedDocument = { readonly id: string; readonly seq: bigint; readonly sha256: string };

const PDF = 'application/pdf';

/** The document and its files, as they will stay. Runs in the delivery step. */
export const recordIssue = async (
  { files }: Pick<DocumentsPorts, 'files'>,
  tx: Tx,
  issue: Issue,
): Promise<IssuedDocument> => {
  const { draft, approved, content, taken, symbol, sealed } = issue;
  const id = randomUUIDv7();
  const at = taken.at;
  const main = await files.put(sealed.main);
  const mainKey = await registerBlob(tx, main, { mediaType: PDF, at });
  const { rows } = await sql<{ seq: string }>`
    insert into documents.document (id, issuer_agency, issuer_id, issuer_name, unit_id, kind_code, no, notation, symbol,
      subject, issued_on, issued_at, signer_person, signer_position, signer_name, signer_title, urgency, secrecy, reply_by,
      page_count, main_sha256, approved_sha256, approved_size, verification_code, draft_id)
    values (${id}, ${draft.agencyId}, ${content.issuerId}, ${approved.issuerName}, ${draft.unitId}, ${content.kindCode},
      ${taken.no}, ${approved.notation}, ${symbol}, ${content.subject}, ${issue.on.toString()}, ${at.toString()},
      ${approved.signerPersonId}, ${approved.signerPositionId}, ${approved.signerName}, ${approved.signerTitle},
      ${content.urgency}, ${content.secrecy}, ${content.replyBy}, ${approved.pageCount}, ${mainKey},
      ${Buffer.from(draft.signedSha256 ?? '', 'hex')}, ${issue.signedSize}, ${draft.verificationCode}, ${draft.id})
    returning seq`.execute(tx);
  const seq = rows[0]?.seq;
  if (seq === undefined) throw documentsError('no-document');
  await insertFile(tx, id, 0, 'main', pdfName(symbol, content.subject), PDF, main, draft.signedSha256 ?? '');
  for (const [index, annex] of issue.annexes.entries()) {
    const bytes = sealed.annexes.get(annex.id);
    const stored = bytes ? await files.put(bytes) : annex;
    if (bytes) await registerBlob(tx, stored, { mediaType: annex.mediaType, at });
    await insertFile(tx, id, index + 1, 'annex', annex.name, annex.mediaType, stored, annex.sha256);
  }
  return { id, seq: BigInt(seq), sha256: main.sha256 };
};

const insertFile = async (
  tx: Tx,
  documentId: string,
  ordinal: number,
  role: 'main' | 'annex',
  name: string,
  mediaType: string,
  stored: { readonly sha256: string; readonly size: number },
  original: string,
): Promise<void> => {
  await sql`
    insert into documents.document_file (document_id, ordinal, role, name, media_type, size, sha256, original_sha256)
    values (${documentId}, ${ordinal}, ${role}, ${name}, ${mediaType}, ${stored.size},
      ${Buffer.from(stored.sha256, 'hex')}, ${Buffer.from(original, 'hex')})`.execute(tx);
};
