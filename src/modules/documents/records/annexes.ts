import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/index.ts';

export type Annex = {
  readonly id: string;
  readonly ordinal: number;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
  readonly binding: 'signed' | 'listed';
};

type Row = { id: string; ordinal: number; name: string; media_type: string; size: string; sha256: Buffer };

/** PDFs are signed by the organisation; of every other file the hash stands in the document's signed list. */
const bindingOf = (mediaType: string): Annex['binding'] => (mediaType === 'application/pdf' ? 'signed' : 'listed');

export const annexOf = (row: Row): Annex => ({
  id: row.id,
  ordinal: row.ordinal,
  name: row.name,
  mediaType: row.media_type,
  size: Number(row.size),
  sha256: row.sha256.toString('hex'),
  binding: bindingOf(row.media_type),
});

/** The files that go with a draft, in order. */
export const listAnnexes = async (tx: Tx, draftId: string): Promise<Annex[]> => {
  const { rows } = await sql<Row>`
    select id, ordinal, name, media_type, size, sha256 from documents.draft_annex
    where draft_id = ${draftId}::uuid and removed_at is null order by ordinal`.execute(tx);
  return rows.map(annexOf);
};
