import { sql } from 'kysely';
import { type Actor, policyCondition } from '../../../platform/access/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { documentsError } from '../errors.ts';
import { documentRead } from '../policy.ts';

export type Document = {
  readonly id: string;
  readonly seq: string;
  readonly issuerAgency: string;
  readonly issuerName: string;
  readonly unitId: string | null;
  readonly kindCode: string;
  readonly no: number;
  readonly notation: string;
  readonly symbol: string;
  readonly subject: string;
  /** `2026-11-24`. */
  readonly issuedOn: string;
  readonly issuedAt: Date;
  readonly signerName: string;
  readonly signerTitle: string;
  readonly urgency: 0 | 1 | 2 | 3 | 4;
  readonly secrecy: 'none';
  readonly replyBy: string | null;
  readonly pageCount: number;
  readonly mainSha256: string;
  readonly approvedSha256: string;
  readonly verificationCode: string;
  readonly draftId: string;
};

export const DOCUMENT_COLUMNS = sql`
  d.id, d.seq, d.issuer_agency as "issuerAgency", d.issuer_name as "issuerName", d.unit_id as "unitId",
  d.kind_code as "kindCode", d.no, d.notation, d.symbol, d.subject, d.issued_on::text as "issuedOn",
  d.issued_at as "issuedAt", d.signer_name as "signerName", d.signer_title as "signerTitle", d.urgency, d.secrecy,
  d.reply_by::text as "replyBy", d.page_count as "pageCount", encode(d.main_sha256, 'hex') as "mainSha256",
  encode(d.approved_sha256, 'hex') as "approvedSha256", d.verification_code as "verificationCode",
  d.draft_id as "draftId"`;

/** A document that the actor may see. @throws no-document */
export const getDocument = async (tx: Tx, actor: Actor, id: string): Promise<Document> => {
  const { rows } = await sql<Document>`
    select ${DOCUMENT_COLUMNS} from documents.document d
    where d.id = ${id}::uuid and ${policyCondition(documentRead, actor, 'd')}`.execute(tx);
  if (!rows[0]) throw documentsError('no-document');
  return rows[0];
};

export type DocumentFile = {
  readonly ordinal: number;
  readonly role: 'main' | 'annex';
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
};

/** The files of a document, itself first. */
export const listFiles = async (tx: Tx, documentId: string): Promise<DocumentFile[]> => {
  const { rows } = await sql<DocumentFile>`
    select ordinal, role, name, media_type as "mediaType", size::int as size, encode(sha256, 'hex') as sha256
    from documents.document_file where document_id = ${documentId}::uuid order by ordinal`.execute(tx);
  return rows;
};
