import { sql } from 'kysely';
import { defineOperation, requireActor } from '../../../platform/operations/index.ts';
import { closeWork } from '../../../platform/worklist/index.ts';
import { findArrival } from '../arrivals/arrival.ts';
import { closeArrival } from '../arrivals/close-arrival.ts';
import { documentsError } from '../errors.ts';
import { addEvidence } from '../records/deliveries.ts';
import { getDocument } from '../records/documents.ts';
import { tellReaders } from '../records/readers.ts';
import { findRecalls } from '../records/recalls.ts';
import { answerRecallContract } from './answer-recall.contract.ts';

const CLOSING = {
  recall: 'Nơi gửi đã thu hồi, cơ quan đồng ý',
  replace: 'Nơi gửi đã thay thế, cơ quan đồng ý',
} as const;

/** Agreed, what was recalled or replaced is put away and stays to be read; refused, the work on it goes on. */
export const answerRecall = defineOperation(answerRecallContract, async (context, input) => {
  const { tx, now } = context;
  const actor = requireActor(context);
  const { documentId, recallId, agree, words } = input;
  await getDocument(tx, actor, documentId);
  if (!(await findArrival(tx, actor, documentId, { lock: true }))) throw documentsError('no-document');
  const recall = (await findRecalls(tx, actor, documentId)).find(({ id }) => id === recallId);
  if (!recall || recall.mine !== null) throw documentsError('recall-not-open');
  await sql`
    insert into documents.recall_answer (recall_id, document_id, agency_id, from_agency, answer, words, person_id,
      position_id, at)
    values (${recallId}, ${documentId}, ${actor.agencyId}, ${recall.fromAgency}, ${agree ? 'agreed' : 'refused'},
      ${words ?? null}, ${actor.personId}, ${actor.positionId}, ${now.toString()})`.execute(tx);
  if (agree && recall.business !== 'update')
    await closeArrival(tx, actor, documentId, { how: 'kept', note: CLOSING[recall.business], now });
  const rung = agree ? 'recall-agreed' : 'recall-refused';
  const sender = await addEvidence(tx, actor, { documentId, rung, words, recallId }, now);
  const rest = (await findRecalls(tx, actor, documentId)).some(({ mine }) => mine === null);
  const about = { objectKind: 'documents.document', objectId: documentId, agencyId: actor.agencyId };
  if (!rest) await closeWork(tx, { ...about, kind: 'documents.answer-recall' }, { by: actor.positionId, now });
  if (sender) await tellReaders(tx, 'documents.evidence', documentId, sender);
  await tellReaders(tx, 'documents.changed', documentId, actor.agencyId);
  await context.record({
    kind: agree ? 'recall-agreed' : 'recall-refused',
    objectKind: 'documents.document',
    objectId: documentId,
    data: { recallId, words: words ?? null },
  });
  return { answeredAt: now.toString() };
});
