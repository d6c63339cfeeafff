import { sql } from 'kysely';
import type { Actor } from '../../../platform/access/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { closeWork } from '../../../platform/worklist/index.ts';
import { boxAfterClosing } from '../rules/boxes.ts';

/** Closes an arrival for the whole agency: boxes, the entry in the register, and all work on it. */
export const closeArrival = async (
  tx: Tx,
  actor: Actor,
  documentId: string,
  {
    how,
    note,
    now,
  }: { readonly how: 'handled' | 'kept'; readonly note: string | null; readonly now: Temporal.Instant },
): Promise<void> => {
  const at = now.toString();
  await sql`
    update documents.registration set closed_how = ${how}, closed_at = ${at}, closed_by_position = ${actor.positionId},
      closing_note = ${note}
    where document_id = ${documentId}::uuid and agency_id = ${actor.agencyId}::uuid and direction = 'in'
      and closed_how is null`.execute(tx);
  await sql`
    update documents.inbox_entry set box = ${boxAfterClosing(how)}, opened_at = coalesce(opened_at, ${at}::timestamptz)
    where document_id = ${documentId}::uuid and agency_id = ${actor.agencyId}::uuid
      and box in ('not-opened', 'not-handled')`.execute(tx);
  await sql`
    update documents.assignment set state = 'done', done_at = ${at}, result = coalesce(result, ${note})
    where document_id = ${documentId}::uuid and agency_id = ${actor.agencyId}::uuid and state <> 'done'
      and role <> 'inform'`.execute(tx);
  await closeWork(
    tx,
    { objectKind: 'documents.document', objectId: documentId, agencyId: actor.agencyId },
    { by: actor.positionId, now },
  );
};
