import { sql } from 'kysely';
import { defineOperation } from '../../../platform/operations/index.ts';
import { takeDraft } from '../drafting/act-on-draft.ts';
import { removeAnnexContract } from './remove-annex.contract.ts';

export const removeAnnex = defineOperation(removeAnnexContract, async (context, { draftId, annexId }) => {
  const { tx, now } = context;
  const { draft } = await takeDraft(context, draftId, 'annex');
  const { numAffectedRows } = await sql`
    update documents.draft_annex set removed_at = ${now.toString()}
    where id = ${annexId}::uuid and draft_id = ${draft.id}::uuid and removed_at is null`.execute(tx);
  const removed = numAffectedRows === 1n;
  await context.record({
    kind: 'draft-annex-removed',
    objectKind: 'documents.draft',
    objectId: draft.id,
    data: { annexId, removed },
  });
  return { removed };
});
