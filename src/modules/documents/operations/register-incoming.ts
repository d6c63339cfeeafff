import { sql } from 'kysely';
import { vnDate } from '../../../platform/clock/index.ts';
import { defineOperation, type OperationContext, requireActor } from '../../../platform/operations/index.ts';
import { closeWork, putWork } from '../../../platform/worklist/index.ts';
import { findRegistration, takeArrival } from '../arrivals/arrival.ts';
import { findEqualRegistered } from '../arrivals/duplicates.ts';
import { priorityOf } from '../drafting/act-on-draft.ts';
import { documentsError } from '../errors.ts';
import type { DocumentsPorts } from '../ports.ts';
import { actOnce } from '../records/act-once.ts';
import { ensureBook, insertRegistration, openBooks, takeNumber } from '../records/books.ts';
import { addEvidence } from '../records/deliveries.ts';
import { type Document, getDocument } from '../records/documents.ts';
import { tellReaders } from '../records/readers.ts';
import { registerIncomingContract } from './register-incoming.contract.ts';

const bookOf = async (context: OperationContext, agencyId: string, bookId: string | undefined, document: Document) => {
  const { tx, now } = context;
  const wish = { agencyId, direction: 'in', year: vnDate(now).year, issuerId: null } as const;
  if (bookId === undefined) return ensureBook(tx, wish, document.kindCode, now);
  const book = (await openBooks(tx, wish)).find(({ id }) => id === bookId);
  if (!book) throw documentsError('book-closed', { book: bookId });
  return book;
};

const register = async (
  ports: Pick<DocumentsPorts, 'dueAt'>,
  context: OperationContext,
  input: { documentId: string; bookId?: string | undefined; confirmDuplicate: boolean },
) => {
  const { tx, now } = context;
  const actor = requireActor(context);
  const document = await getDocument(tx, actor, input.documentId);
  const arrival = await takeArrival(tx, actor, document.id);
  const known = await findRegistration(tx, actor.agencyId, document.id);
  if (known) throw documentsError('wrong-box', { state: `đã vào sổ, số đến ${known.no}` });
  if (arrival.refusedReason !== null) throw documentsError('wrong-box', { state: 'đã trả lại nơi gửi' });
  const [equal] = input.confirmDuplicate ? [] : await findEqualRegistered(tx, actor, document);
  if (equal) throw documentsError('duplicate', { symbol: equal.symbol, no: equal.arrivalNo ?? 0 });
  const dueAt = document.replyBy
    ? await ports.dueAt(tx, actor.agencyId, now, { days: Math.max(0, vnDate(now).until(document.replyBy).days) })
    : null;
  const book = await bookOf(context, actor.agencyId, input.bookId, document);
  const taken = await takeNumber(tx, book, now);
  const registrationId = await insertRegistration(tx, {
    ...{ documentId: document.id, agencyId: actor.agencyId, direction: 'in', book, taken, dueAt },
    ...{ personId: actor.personId, positionId: actor.positionId },
  });
  await sql`
    update documents.inbox_entry set box = 'not-handled', opened_at = coalesce(opened_at, ${now.toString()}::timestamptz),
      due_at = coalesce(due_at, ${dueAt?.toString() ?? null}::timestamptz)
    where document_id = ${document.id}::uuid and agency_id = ${actor.agencyId}::uuid and position_id is null`.execute(
    tx,
  );
  if (arrival.box === 'not-opened') await addEvidence(tx, actor, { documentId: document.id, rung: 'opened' }, now);
  const evidence = { documentId: document.id, rung: 'registered', arrivalNo: taken.no } as const;
  const sender = await addEvidence(tx, actor, evidence, now);
  const about = { objectKind: 'documents.document', objectId: document.id, agencyId: actor.agencyId };
  await closeWork(tx, { ...about, kind: 'documents.register-incoming' }, { by: actor.positionId, now });
  await putWork(
    tx,
    [
      {
        ...{ ...about, kind: 'documents.assign-incoming', role: 'leader', title: document.subject, dueAt },
        priority: priorityOf(document.urgency),
        detail: { symbol: document.symbol, issuerName: document.issuerName, arrivalNo: taken.no },
      },
    ],
    now,
  );
  if (sender) await tellReaders(tx, 'documents.evidence', document.id, sender);
  await tellReaders(tx, 'documents.changed', document.id, actor.agencyId);
  await context.record({
    kind: 'document-registered',
    objectKind: 'documents.document',
    objectId: document.id,
    data: { registrationId, bookId: book.id, no: taken.no, confirmedDuplicate: input.confirmDuplicate },
  });
  return { registrationId, no: taken.no, bookName: book.name, registeredAt: taken.at.toString() };
};

/** The arrival number, gap-free in the agency's register; the sender gets the evidence in the same transaction. */
export const registerIncoming = (ports: DocumentsPorts) =>
  defineOperation(registerIncomingContract, (context, { idempotencyKey, ...input }) =>
    actOnce(context, registerIncomingContract.name, idempotencyKey, registerIncomingContract.output, () =>
      register(ports, context, input),
    ),
  );
