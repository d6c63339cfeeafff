import { sql } from 'kysely';
import { defineOperation, requireActor } from '../../../platform/operations/index.ts';
import { closeWork, openWork } from '../../../platform/worklist/index.ts';
import { actsForAgency, findArrival, findMyRole } from '../arrivals/arrival.ts';
import { documentsError } from '../errors.ts';
import { addEvidence } from '../records/deliveries.ts';
import { getDocument } from '../records/documents.ts';
import { tellReaders } from '../records/readers.ts';
import { boxAfterOpening } from '../rules/boxes.ts';
import { openDocumentContract } from './open-document.contract.ts';

/** The first opening by whoever acts for the agency is evidence for the sender; the position's own box is noted beside. */
export const openDocument = defineOperation(openDocumentContract, async (context, { documentId }) => {
  const { tx, now } = context;
  const actor = requireActor(context);
  const document = await getDocument(tx, actor, documentId);
  const arrival = await findArrival(tx, actor, documentId, { lock: actsForAgency(actor) });
  if (!arrival) throw documentsError('no-document');
  const role = await findMyRole(tx, actor, documentId);
  const forAgency = actsForAgency(actor) && arrival.box === 'not-opened';
  if (forAgency) {
    await markOpened(tx, documentId, actor.agencyId, null, boxAfterOpening(arrival.box, null), now);
    const sender = await addEvidence(tx, actor, { documentId, rung: 'opened' }, now);
    if (sender) await tellReaders(tx, 'documents.evidence', documentId, sender);
    await tellReaders(tx, 'documents.changed', documentId, actor.agencyId);
  }
  if (role)
    await markOpened(tx, documentId, actor.agencyId, actor.positionId, boxAfterOpening('not-opened', role), now);
  const about = { objectKind: 'documents.document', objectId: documentId, agencyId: actor.agencyId };
  const toKnow = { ...about, kind: 'documents.inform', positionId: actor.positionId };
  if (role === 'inform') await closeWork(tx, toKnow, { by: actor.positionId, now });
  if (role) await openWork(tx, { ...about, positionId: actor.positionId }, now);
  for (const own of actor.roles) await openWork(tx, { ...about, role: own }, now);
  await context.record({
    kind: 'document-opened',
    objectKind: 'documents.document',
    objectId: document.id,
    data: { first: forAgency },
  });
  const openedAt = forAgency || !arrival.openedAt ? now.toString() : arrival.openedAt.toISOString();
  return { openedAt, box: forAgency ? boxAfterOpening(arrival.box, null) : arrival.box };
});

const markOpened = (
  tx: Parameters<typeof addEvidence>[0],
  documentId: string,
  agencyId: string,
  positionId: string | null,
  box: string,
  now: Temporal.Instant,
) =>
  sql`
    update documents.inbox_entry set box = ${box}, opened_at = ${now.toString()}
    where document_id = ${documentId}::uuid and agency_id = ${agencyId}::uuid
      and position_id is not distinct from ${positionId}::uuid and box = 'not-opened'`.execute(tx);
