import { sql } from 'kysely';
import { defineOperation, requireActor } from '../../../platform/operations/index.ts';
import { closeWork } from '../../../platform/worklist/index.ts';
import { findRegistration, takeArrival } from '../arrivals/arrival.ts';
import { documentsError } from '../errors.ts';
import { addEvidence } from '../records/deliveries.ts';
import { getDocument } from '../records/documents.ts';
import { tellReaders } from '../records/readers.ts';
import { returnIncomingContract } from './return-incoming.contract.ts';

/** Sends back what came to the wrong place or has a bad signature; the sender sees the reason at once. */
export const returnIncoming = defineOperation(returnIncomingContract, async (context, { documentId, reason }) => {
  const { tx, now } = context;
  const actor = requireActor(context);
  const document = await getDocument(tx, actor, documentId);
  const arrival = await takeArrival(tx, actor, documentId);
  if (arrival.refusedReason !== null) throw documentsError('wrong-box', { state: 'đã trả lại nơi gửi' });
  if (await findRegistration(tx, actor.agencyId, documentId)) throw documentsError('wrong-box', { state: 'đã vào sổ' });
  await sql`
    update documents.inbox_entry set box = 'kept', refused_reason = ${reason},
      opened_at = coalesce(opened_at, ${now.toString()}::timestamptz)
    where document_id = ${documentId}::uuid and agency_id = ${actor.agencyId}::uuid and position_id is null`.execute(
    tx,
  );
  const sender = await addEvidence(tx, actor, { documentId, rung: 'refused', words: reason }, now);
  await closeWork(
    tx,
    { objectKind: 'documents.document', objectId: documentId, agencyId: actor.agencyId },
    { by: actor.positionId, now },
  );
  if (sender) await tellReaders(tx, 'documents.evidence', documentId, sender);
  await tellReaders(tx, 'documents.changed', documentId, actor.agencyId);
  await context.record({
    kind: 'document-sent-back',
    objectKind: 'documents.document',
    objectId: document.id,
    data: { reason },
  });
  return { returnedAt: now.toString() };
});
