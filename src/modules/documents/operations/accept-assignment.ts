import { sql } from 'kysely';
import { defineOperation } from '../../../platform/operations/index.ts';
import { takeAssignment } from '../arrivals/own-assignment.ts';
import { acceptAssignmentContract } from './accept-assignment.contract.ts';

export const acceptAssignment = defineOperation(acceptAssignmentContract, async (context, { assignmentId }) => {
  const { tx, now } = context;
  const assignment = await takeAssignment(context, assignmentId);
  await sql`
    update documents.assignment set state = 'accepted', accepted_at = ${now.toString()}
    where id = ${assignmentId}::uuid and state = 'waiting'`.execute(tx);
  await context.record({
    kind: 'assignment-accepted',
    objectKind: 'documents.document',
    objectId: assignment.documentId,
    data: { assignmentId },
  });
  return { acceptedAt: now.toString() };
});
