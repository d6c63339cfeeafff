import { sql } from 'kysely';
import { defineOperation, requireActor } from '../../../platform/operations/index.ts';
import { closeWork } from '../../../platform/worklist/index.ts';
import { actsForAgency, findMyRole, takeArrival } from '../arrivals/arrival.ts';
import { closeArrival } from '../arrivals/close-arrival.ts';
import { documentsError } from '../errors.ts';
import { getDocument } from '../records/documents.ts';
import { tellReaders } from '../records/readers.ts';
import { keepDocumentContract } from './keep-document.contract.ts';

/** Whoever acts for the agency closes it for all; anybody else only puts it away in the own position's box. */
export const keepDocument = defineOperation(keepDocumentContract, async (context, { documentId, how, note }) => {
  const { tx, now } = context;
  const actor = requireActor(context);
  await getDocument(tx, actor, documentId);
  await takeArrival(tx, actor, documentId);
  if (actsForAgency(actor)) await closeArrival(tx, actor, documentId, { how, note: note ?? null, now });
  else {
    if ((await findMyRole(tx, actor, documentId)) === null) throw documentsError('no-assignment');
    await sql`
      update documents.inbox_entry set box = ${how}, opened_at = coalesce(opened_at, ${now.toString()}::timestamptz)
      where document_id = ${documentId}::uuid and agency_id = ${actor.agencyId}::uuid
        and position_id = ${actor.positionId}::uuid`.execute(tx);
    const own = { objectKind: 'documents.document', objectId: documentId, positionId: actor.positionId };
    await closeWork(tx, own, { by: actor.positionId, now });
  }
  await tellReaders(tx, 'documents.changed', documentId, actor.agencyId);
  await context.record({
    kind: 'document-closed',
    objectKind: 'documents.document',
    objectId: documentId,
    data: { how, note: note ?? null, forAgency: actsForAgency(actor) },
  });
  return { closedAt: now.toString() };
});
