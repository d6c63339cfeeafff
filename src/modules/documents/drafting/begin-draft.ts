import { randomUUIDv7 } from 'node:crypto';
import { sql } from 'kysely';
import { type OperationContext, requireActor } from '../../../platform/operations/index.ts';
import type { DraftContent } from '../operations/shapes.ts';
import { insertVersion } from '../records/drafts.ts';
import { checkContent } from './content.ts';
import { newVerificationCode } from './verification-code.ts';

/** Writes a new draft with its first version. @returns its id */
export const beginDraft = async (
  context: OperationContext,
  content: DraftContent,
  replyTo: string | null,
): Promise<string> => {
  const { tx, now } = context;
  const actor = requireActor(context);
  await checkContent(tx, actor, content, now);
  const id = randomUUIDv7();
  await sql`
    insert into documents.draft (id, agency_id, unit_id, author_person, author_position, state, version, kind_code,
      subject, urgency, signer_position, reply_to, verification_code, created_at, updated_at)
    values (${id}, ${actor.agencyId}, ${actor.unitId}, ${actor.personId}, ${actor.positionId}, 'drafting', 1,
      ${content.kindCode}, ${content.subject}, ${content.urgency}, ${content.signerPositionId}, ${replyTo},
      ${newVerificationCode()}, ${now.toString()}, ${now.toString()})`.execute(tx);
  await insertVersion(tx, { draftId: id, n: 1, content, automatic: false, comment: null, actor, now });
  await context.record({
    kind: 'draft-created',
    objectKind: 'documents.draft',
    objectId: id,
    data: { kindCode: content.kindCode, ...(replyTo ? { replyTo } : {}) },
  });
  return id;
};
