import { sql } from 'kysely';
import { defineOperation } from '../../../platform/operations/index.ts';
import { takeDraft } from '../drafting/act-on-draft.ts';
import { checkContent } from '../drafting/content.ts';
import { insertVersion } from '../records/drafts.ts';
import { saveDraftContract } from './save-draft.contract.ts';

/** An automatic save replaces the one before it when the same position made that within this time and nobody acted on it. */
const GIVES_WAY_MINUTES = 10;

export const saveDraft = defineOperation(saveDraftContract, async (context, input) => {
  const { tx, now } = context;
  const { actor, draft } = await takeDraft(context, input.draftId, 'save', input.version);
  const { content } = input;
  await checkContent(tx, actor, content, now);
  const version = draft.version + 1;
  await insertVersion(tx, {
    ...{ draftId: draft.id, n: version, content, automatic: input.automatic, actor, now },
    comment: input.comment || null,
  });
  await sql`
    update documents.draft set version = ${version}, kind_code = ${content.kindCode}, subject = ${content.subject},
      urgency = ${content.urgency}, signer_position = ${content.signerPositionId}, updated_at = ${now.toString()}
    where id = ${draft.id}::uuid`.execute(tx);
  await sql`
    delete from documents.draft_version v
    where v.draft_id = ${draft.id}::uuid and v.n = ${draft.version} and v.automatic
      and v.author_position = ${actor.positionId}::uuid
      and v.at > ${now.subtract({ minutes: GIVES_WAY_MINUTES }).toString()}::timestamptz
      and not exists (select from documents.draft_step s where s.draft_id = v.draft_id and s.version = v.n)`.execute(
    tx,
  );
  await context.record({ kind: 'draft-saved', objectKind: 'documents.draft', objectId: draft.id, data: { version } });
  return { version, savedAt: now.toString() };
});
