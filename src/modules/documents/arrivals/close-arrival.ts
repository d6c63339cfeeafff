import { sql } from 'kysely';
import type { Actor } from '../../../platform/access/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { closeWork } from '../../../platform/worklist/index.ts';
import { boxAfterClosing } from '../rules/boxes.ts';

/** Whoever is only to know keeps that: reading it is not handling it. */
const CLOSED_WORK = ['register-incoming', 'assign-incoming', 'handle-lead', 'handle'].map(
  (kind) => `documents.${kind}`,
);

/** Closes an arrival for the whole agency: boxes, the entry in the register, and the work on it. */
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
      and closed_how is null
      and undone_at is null`.execute(tx);
  await sql`
    update documents.inbox_entry set box = ${boxAfterClosing(how)}, opened_at = coalesce(opened_at, ${at}::timestamptz)
    where document_id = ${documentId}::uuid and agency_id = ${actor.agencyId}::uuid
      and role is distinct from 'inform' and box in ('not-opened', 'not-handled')`.execute(tx);
  await sql`
    update documents.assignment set state = 'done', done_at = ${at}, result = coalesce(result, ${note})
    where document_id = ${documentId}::uuid and agency_id = ${actor.agencyId}::uuid and state <> 'done'
      and role <> 'inform'`.execute(tx);
  for (const kind of CLOSED_WORK)
    await closeWork(
      tx,
      { objectKind: 'documents.document', objectId: documentId, agencyId: actor.agencyId, kind },
      { by: actor.positionId, now },
    );
};
