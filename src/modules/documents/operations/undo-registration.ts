import { sql } from 'kysely';
import { defineOperation, requireActor } from '../../../platform/operations/index.ts';
import { closeWork, putWork } from '../../../platform/worklist/index.ts';
import { findRegistration, takeArrival } from '../arrivals/arrival.ts';
import { priorityOf } from '../drafting/act-on-draft.ts';
import { documentsError } from '../errors.ts';
import { addEvidence } from '../records/deliveries.ts';
import { getDocument } from '../records/documents.ts';
import { tellReaders } from '../records/readers.ts';
import { undoRegistrationContract } from './undo-registration.contract.ts';

/** Before anybody was given work on it: the entry is struck out and stays to be read, the sender is told, the clerk has it again. */
export const undoRegistration = defineOperation(undoRegistrationContract, async (context, { documentId, reason }) => {
  const { tx, now } = context;
  const actor = requireActor(context);
  const document = await getDocument(tx, actor, documentId);
  await takeArrival(tx, actor, documentId);
  const entry = await findRegistration(tx, actor.agencyId, documentId);
  if (!entry) throw documentsError('not-registered');
  if (entry.closedHow !== null) throw documentsError('wrong-box', { state: 'đã kết thúc xử lý' });
  const given = await sql`
    select from documents.assignment where registration_id = ${entry.id}::uuid limit 1`.execute(tx);
  if (given.rows.length > 0) throw documentsError('already-assigned');
  await sql`
    update documents.registration set undone_at = ${now.toString()}, undone_by_person = ${actor.personId},
      undone_by_position = ${actor.positionId}, undone_reason = ${reason}
    where id = ${entry.id}::uuid`.execute(tx);
  await sql`
    update documents.inbox_entry set box = 'not-handled'
    where document_id = ${documentId}::uuid and agency_id = ${actor.agencyId}::uuid and position_id is null`.execute(
    tx,
  );
  const note = { documentId, rung: 'unregistered', arrivalNo: entry.no, words: reason } as const;
  const sender = await addEvidence(tx, actor, note, now);
  const about = { objectKind: 'documents.document', objectId: documentId, agencyId: actor.agencyId };
  await closeWork(tx, about, { by: actor.positionId, now });
  await putWork(
    tx,
    [
      {
        ...{ ...about, kind: 'documents.register-incoming', role: 'records-clerk', title: document.subject },
        ...{ priority: priorityOf(document.urgency), dueAt: null },
        detail: { symbol: document.symbol, issuerName: document.issuerName, kindCode: document.kindCode },
      },
    ],
    now,
  );
  if (sender) await tellReaders(tx, 'documents.evidence', documentId, sender);
  await tellReaders(tx, 'documents.changed', documentId, actor.agencyId);
  await context.record({
    kind: 'registration-undone',
    objectKind: 'documents.document',
    objectId: documentId,
    data: { registrationId: entry.id, no: entry.no, reason },
  });
  return { undoneAt: now.toString(), no: entry.no };
});
