import { randomUUIDv7 } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/index.ts';
import { defineOperation } from '../../../platform/operations/index.ts';
import { takeDraft } from '../drafting/act-on-draft.ts';
import { documentsError } from '../errors.ts';
import type { DocumentsPorts } from '../ports.ts';
import { annexOf, listAnnexes } from '../records/annexes.ts';
import { addAnnexContract } from './add-annex.contract.ts';

type Upload = { sha256: Buffer; size: string; name: string; media_type: string };

/** What the first bytes say stands before what the sender claims. */
const mediaTypeOf = (upload: Upload, head: Buffer): string => {
  if (head.includes('%PDF-')) return 'application/pdf';
  return upload.media_type === 'application/pdf' ? 'application/octet-stream' : upload.media_type;
};

const HEAD_BYTES = 1_024;

/** All PDF annexes are in memory at once while they are signed. */
const MAX_FILES = 40;
const MAX_MEGABYTES = 200;

const refuseTooMuch = async (tx: Tx, draftId: string, size: number): Promise<void> => {
  const annexes = await listAnnexes(tx, draftId);
  const total = annexes.reduce((sum, annex) => sum + annex.size, size);
  if (annexes.length >= MAX_FILES || total > MAX_MEGABYTES * 1024 * 1024)
    throw documentsError('annexes-too-large', { count: MAX_FILES, megabytes: MAX_MEGABYTES });
};

export const addAnnex = ({ files }: DocumentsPorts) =>
  defineOperation(addAnnexContract, async (context, input) => {
    const { tx, now } = context;
    const { actor, draft } = await takeDraft(context, input.draftId, 'annex');
    const uploads = await sql<Upload>`
      select sha256, size, name, media_type from platform.upload where id = ${input.uploadId}`.execute(tx);
    const upload = uploads.rows[0];
    if (!upload) throw documentsError('no-upload');
    await refuseTooMuch(tx, draft.id, Number(upload.size));
    const stream = await files.openRead(upload.sha256.toString('hex'), { start: 0, end: HEAD_BYTES - 1 });
    const mediaType = mediaTypeOf(upload, Buffer.concat(await stream.toArray()));
    const { rows } = await sql<Parameters<typeof annexOf>[0]>`
      insert into documents.draft_annex (id, draft_id, ordinal, name, media_type, size, sha256, added_by, added_at)
      select ${randomUUIDv7()}::uuid, ${draft.id}::uuid, coalesce(max(ordinal), 0) + 1, ${input.name ?? upload.name},
        ${mediaType}, ${upload.size}::bigint, ${upload.sha256}, ${actor.personId}::uuid, ${now.toString()}::timestamptz
      from documents.draft_annex where draft_id = ${draft.id}::uuid
      returning id, ordinal, name, media_type, size, sha256`.execute(tx);
    const [row] = rows;
    if (!row) throw documentsError('no-upload');
    const annex = annexOf(row);
    await context.record({
      kind: 'draft-annex-added',
      objectKind: 'documents.draft',
      objectId: draft.id,
      data: { annexId: annex.id, name: annex.name, sha256: annex.sha256 },
    });
    return { annex };
  });
