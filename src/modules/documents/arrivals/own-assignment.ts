import { sql } from 'kysely';
import { type OperationContext, requireActor } from '../../../platform/operations/index.ts';
import { documentsError } from '../errors.ts';
import type { AssignmentRole } from '../operations/shapes.ts';
import { findArrival } from './arrival.ts';

export type OwnAssignment = {
  readonly id: string;
  readonly documentId: string;
  readonly registrationId: string;
  /** The assignment that was passed on to this position, if any. */
  readonly parentId: string | null;
  readonly role: AssignmentRole;
  readonly state: 'waiting' | 'accepted' | 'done';
};

/** An assignment of the position acted for, locked. @throws no-assignment, at-rest */
export const takeAssignment = async (context: OperationContext, id: string): Promise<OwnAssignment> => {
  const actor = requireActor(context);
  const { rows } = await sql<OwnAssignment>`
    select id, document_id as "documentId", registration_id as "registrationId", parent_id as "parentId", role, state from documents.assignment
    where id = ${id}::uuid and agency_id = ${actor.agencyId}::uuid and to_position = ${actor.positionId}::uuid
    for update`.execute(context.tx);
  const [assignment] = rows;
  if (!assignment) throw documentsError('no-assignment');
  const arrival = await findArrival(context.tx, actor, assignment.documentId);
  if (arrival?.rests) throw documentsError('at-rest');
  return assignment;
};
