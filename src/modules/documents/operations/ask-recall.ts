import { randomUUIDv7 } from 'node:crypto';
import { sql } from 'kysely';
import { inProgramStep } from '../../../platform/access/index.ts';
import { defineOperation, type OperationContext, requireActor } from '../../../platform/operations/index.ts';
import { putWork } from '../../../platform/worklist/index.ts';
import { priorityOf } from '../drafting/act-on-draft.ts';
import { documentsError } from '../errors.ts';
import { DELIVER_STEP } from '../policy.ts';
import { actOnce } from '../records/act-once.ts';
import { type Document, getDocument } from '../records/documents.ts';
import { tellReaders } from '../records/readers.ts';
import { insertRelations } from '../records/relations.ts';
import { askRecallContract } from './ask-recall.contract.ts';
import type { RecallBusiness } from './shapes.ts';

type Asked = { readonly id: string; readonly business: RecallBusiness; readonly reason: string };

/** State 13 for every recipient that did not send it back. @returns them */
const askRecipients = async ({ tx, now, ...rest }: OperationContext, document: Document, asked: Asked) => {
  const actor = requireActor({ tx, now, ...rest });
  const { rows } = await sql<{ agency: string }>`
    insert into documents.evidence (id, delivery_id, document_id, from_agency, to_agency, rung, at, person_id, position_id,
      words, recall_id)
    select gen_random_uuid(), d.id, d.document_id, d.from_agency, d.to_agency, 'recall-asked', ${now.toString()}::timestamptz,
      ${actor.personId}::uuid, ${actor.positionId}::uuid, ${asked.reason}, ${asked.id}::uuid
    from documents.delivery d
    where d.document_id = ${document.id}::uuid and d.from_agency = ${actor.agencyId}::uuid and d.strongest <> 6
    returning to_agency as agency`.execute(tx);
  return rows.map(({ agency }) => agency);
};

const ask = async (
  context: OperationContext,
  input: { documentId: string; business: RecallBusiness; byDocumentId?: string | undefined; reason: string },
) => {
  const { tx, now } = context;
  const actor = requireActor(context);
  const document = await getDocument(tx, actor, input.documentId);
  if (document.issuerAgency !== actor.agencyId) throw documentsError('no-document');
  const later = input.byDocumentId ? await getDocument(tx, actor, input.byDocumentId) : null;
  if (later && (later.issuerAgency !== actor.agencyId || BigInt(later.seq) <= BigInt(document.seq)))
    throw documentsError('bad-relation');
  const id = randomUUIDv7();
  const { rows } = await sql<{ id: string }>`
    insert into documents.recall (id, document_id, from_agency, business, by_document, reason, asked_at, person_id, position_id)
    values (${id}, ${document.id}, ${actor.agencyId}, ${input.business}, ${later?.id ?? null}, ${input.reason},
      ${now.toString()}, ${actor.personId}, ${actor.positionId})
    on conflict do nothing returning id`.execute(tx);
  if (rows.length === 0) throw documentsError('recall-asked-already');
  if (later) {
    const kind = input.business === 'update' ? 'updates' : 'replaces';
    await insertRelations(tx, actor, later.id, [{ kind, documentId: document.id }], now);
  }
  const asked = { id, business: input.business, reason: input.reason };
  const agencies = await inProgramStep(tx, DELIVER_STEP, () => askRecipients(context, document, asked));
  await putWork(
    tx,
    agencies.map((agencyId) => ({
      ...{ kind: 'documents.answer-recall', objectKind: 'documents.document', objectId: document.id, agencyId },
      ...{ role: 'records-clerk', title: document.subject, priority: priorityOf(document.urgency) },
      detail: { symbol: document.symbol, issuerName: document.issuerName, instruction: input.reason },
    })),
    now,
  );
  await tellReaders(tx, 'documents.evidence', document.id, actor.agencyId);
  await tellReaders(tx, 'documents.changed', document.id, actor.agencyId, ...agencies);
  await context.record({
    kind: 'recall-asked',
    objectKind: 'documents.document',
    objectId: document.id,
    data: { recallId: id, business: input.business, byDocumentId: later?.id ?? null, asked: agencies.length },
  });
  return { recallId: id, asked: agencies.length };
};

/** Nothing is taken away from anybody: recipients agree or refuse, and their work on it rests until they did. */
export const askRecall = defineOperation(askRecallContract, (context, { idempotencyKey, ...input }) =>
  actOnce(context, askRecallContract.name, idempotencyKey, askRecallContract.output, () => ask(context, input)),
);
