import { sql } from 'kysely';
import { defineOperation, requireActor } from '../../../platform/operations/index.ts';
import { closeWork } from '../../../platform/worklist/index.ts';
import { closeArrival } from '../arrivals/close-arrival.ts';
import { takeAssignment } from '../arrivals/own-assignment.ts';
import { documentsError } from '../errors.ts';
import { tellReaders } from '../records/readers.ts';
import { finishAssignmentContract } from './finish-assignment.contract.ts';

/** The lead named by the leader closes the arrival for the agency; a joint part, or one passed on, closes only itself. */
export const finishAssignment = defineOperation(finishAssignmentContract, async (context, { assignmentId, result }) => {
  const { tx, now } = context;
  const actor = requireActor(context);
  const assignment = await takeAssignment(context, assignmentId);
  if (assignment.state === 'done') throw documentsError('wrong-box', { state: 'đã hoàn thành' });
  const { documentId } = assignment;
  await sql`
    update documents.assignment set state = 'done', done_at = ${now.toString()}, result = ${result}
    where id = ${assignmentId}::uuid`.execute(tx);
  await sql`
    update documents.inbox_entry set box = 'handled', opened_at = coalesce(opened_at, ${now.toString()}::timestamptz)
    where document_id = ${documentId}::uuid and agency_id = ${actor.agencyId}::uuid
      and position_id = ${actor.positionId}::uuid`.execute(tx);
  const about = { objectKind: 'documents.document', objectId: documentId, agencyId: actor.agencyId };
  await closeWork(tx, { ...about, positionId: actor.positionId }, { by: actor.positionId, now });
  const documentClosed = assignment.role === 'lead' && assignment.parentId === null;
  if (documentClosed) await closeArrival(tx, actor, documentId, { how: 'handled', note: result, now });
  await tellReaders(tx, 'documents.changed', documentId, actor.agencyId);
  await context.record({
    kind: 'assignment-finished',
    objectKind: 'documents.document',
    objectId: documentId,
    data: { assignmentId, documentClosed },
  });
  return { doneAt: now.toString(), documentClosed };
});
