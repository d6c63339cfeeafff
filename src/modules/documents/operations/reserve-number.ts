import { sql } from 'kysely';
import { defineOperation, requireActor } from '../../../platform/operations/index.ts';
import { documentsError } from '../errors.ts';
import { actOnce } from '../records/act-once.ts';
import { getOwnBook, takeNumber } from '../records/books.ts';
import { reserveNumberContract } from './reserve-number.contract.ts';

/** Takes the next number without a document yet. It is entered by issuing within the same day, or voided. */
export const reserveNumber = defineOperation(reserveNumberContract, (context, input) =>
  actOnce(context, reserveNumberContract.name, input.idempotencyKey, reserveNumberContract.output, async () => {
    const { tx, now } = context;
    const actor = requireActor(context);
    const book = await getOwnBook(tx, actor.agencyId, input.bookId);
    if (book.direction !== 'out') throw documentsError('book-closed', { book: book.name });
    const { no, at } = await takeNumber(tx, book, now);
    await sql`
      insert into documents.number_reserved (book_id, no, reason, person_id, position_id, at)
      values (${book.id}, ${no}, ${input.reason}, ${actor.personId}, ${actor.positionId}, ${at.toString()})`.execute(
      tx,
    );
    await context.record({
      kind: 'number-reserved',
      objectKind: 'documents.register-book',
      objectId: book.id,
      data: { no, reason: input.reason },
    });
    return { no, bookName: book.name };
  }),
);
