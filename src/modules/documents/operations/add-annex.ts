import { randomUUIDv7 } from 'node:crypto';
import { sql } from 'kysely';
import { defineOperation } from '../../../platform/operations/index.ts';
import { takeDraft } from '../drafting/act-on-draft.ts';
import { documentsError } from '../errors.ts';
import type { DocumentsPorts } from '../ports.ts';
import { annexOf } from '../records/annexes.ts';
import { addAnnexContract } from './add-annex.contract.ts';

type Upload = { sha256: Buffer; size: string; name: string; media_type: string };

/** What the first bytes say stands before what the sender claims. */
const mediaTypeOf = (upload: Upload, head: Buffer): string => {
  if (head.includes('%PDF-')) return 'application/pdf';
  return upload.media_type === 'application/pdf' ? 'application/octet-stream' : upload.media_type;
};

const HEAD_BYTES = 1_024;

export const addAnnex = ({ files }: DocumentsPorts) =>
  defineOperation(addAnnexContract, async (context, input) => {
    const { tx, now } = context;
    const { actor, draft } = await takeDraft(context, input.draftId, 'annex');
    const uploads = await sql<Upload>`
      select sha256, size, name, media_type from platform.upload where id = ${input.uploadId}`.execute(tx);
    const upload = uploads.rows[0];
    if (!upload) throw documentsError('no-upload');
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
