import { sql } from 'kysely';
import { vnDate } from '../../../platform/clock/index.ts';
import { defineOperation, type OperationContext, requireActor } from '../../../platform/operations/index.ts';
import { closeWork, putWork } from '../../../platform/worklist/index.ts';
import { actsForAgency, findRegistration, takeArrival } from '../arrivals/arrival.ts';
import { insertAssignments, resolveAssignees } from '../arrivals/assign.ts';
import { priorityOf } from '../drafting/act-on-draft.ts';
import { documentsError } from '../errors.ts';
import type { DocumentsPorts } from '../ports.ts';
import { addEvidence } from '../records/deliveries.ts';
import { getDocument } from '../records/documents.ts';
import { tellReaders } from '../records/readers.ts';
import { assignIncomingContract } from './assign-incoming.contract.ts';

const WORK = { lead: 'documents.handle-lead', joint: 'documents.handle', inform: 'documents.inform' } as const;

/** A leader or the chief of office may always assign; a head of unit passes on what was assigned to him. */
const findParent = async (context: OperationContext, documentId: string): Promise<string | null> => {
  const actor = requireActor(context);
  const { rows } = await sql<{ id: string }>`
    select id from documents.assignment
    where document_id = ${documentId}::uuid and agency_id = ${actor.agencyId}::uuid
      and to_position = ${actor.positionId}::uuid and role <> 'inform' and state <> 'done'
    order by assigned_at desc limit 1`.execute(context.tx);
  const parent = rows[0]?.id ?? null;
  if (parent === null && !actsForAgency(actor)) throw documentsError('no-assignment');
  return parent;
};

const hasLead = async ({ tx }: OperationContext, registrationId: string): Promise<boolean> => {
  const { rows } = await sql`
    select from documents.assignment where registration_id = ${registrationId}::uuid and role = 'lead'`.execute(tx);
  return rows.length > 0;
};

const dueOf = async (
  ports: Pick<DocumentsPorts, 'dueAt'>,
  { tx, now }: OperationContext,
  agencyId: string,
  wish: { dueOn?: string | undefined; workingDays?: number | undefined },
): Promise<Temporal.Instant | null> => {
  if (wish.workingDays !== undefined) return ports.dueAt(tx, agencyId, now, { workingDays: wish.workingDays });
  if (wish.dueOn === undefined) return null;
  return ports.dueAt(tx, agencyId, now, { days: Math.max(0, vnDate(now).until(wish.dueOn).days) });
};

/** Lead, joint and informed with deadline and instruction (phiếu giải quyết văn bản đến); evidence for the sender. */
export const assignIncoming = (ports: DocumentsPorts) =>
  defineOperation(assignIncomingContract, async (context, input) => {
    const { tx, now } = context;
    const actor = requireActor(context);
    const document = await getDocument(tx, actor, input.documentId);
    await takeArrival(tx, actor, document.id);
    const registration = await findRegistration(tx, actor.agencyId, document.id);
    if (!registration) throw documentsError('not-registered');
    if (registration.closedHow !== null) throw documentsError('wrong-box', { state: 'đã kết thúc xử lý' });
    const parentId = await findParent(context, document.id);
    if (!input.lead && !(await hasLead(context, registration.id))) throw documentsError('no-lead');
    const wanted = [
      ...(input.lead ? [['lead', input.lead] as const] : []),
      ...input.joint.map((target) => ['joint', target] as const),
      ...input.inform.map((target) => ['inform', target] as const),
    ];
    const assignees = await resolveAssignees(tx, actor.agencyId, wanted, now);
    const given = await dueOf(ports, context, actor.agencyId, input);
    const dueAt = given ?? registration.dueAt?.toTemporalInstant() ?? null;
    const assignmentIds = await insertAssignments(tx, assignees, {
      ...{ registrationId: registration.id, documentId: document.id, seq: document.seq, urgency: document.urgency },
      ...{ actor, parentId, instruction: input.instruction ?? null, dueAt, now },
    });
    if (given && parentId === null) {
      await sql`update documents.registration set due_at = ${given.toString()} where id = ${registration.id}::uuid`.execute(
        tx,
      );
      await sql`
        update documents.inbox_entry set due_at = ${given.toString()}
        where document_id = ${document.id}::uuid and agency_id = ${actor.agencyId}::uuid and position_id is null`.execute(
        tx,
      );
    }
    const sender = await addEvidence(tx, actor, { documentId: document.id, rung: 'assigned' }, now);
    const about = { objectKind: 'documents.document', objectId: document.id, agencyId: actor.agencyId };
    await closeWork(tx, { ...about, kind: 'documents.assign-incoming' }, { by: actor.positionId, now });
    await putWork(
      tx,
      assignees.map(({ role, positionId }) => ({
        ...{ ...about, kind: WORK[role], positionId, title: document.subject, priority: priorityOf(document.urgency) },
        dueAt: role === 'inform' ? null : dueAt,
        detail: { symbol: document.symbol, issuerName: document.issuerName, instruction: input.instruction ?? '' },
      })),
      now,
    );
    if (sender) await tellReaders(tx, 'documents.evidence', document.id, sender);
    await tellReaders(tx, 'documents.changed', document.id, actor.agencyId);
    await context.record({
      kind: 'document-assigned',
      objectKind: 'documents.document',
      objectId: document.id,
      data: {
        assignments: assignees.map(({ role, positionId, unitId }) => ({ role, positionId, unitId })),
        dueAt: dueAt?.toString() ?? null,
      },
    });
    return { assignmentIds, dueAt: dueAt?.toString() ?? null };
  });
