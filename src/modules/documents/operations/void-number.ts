import { sql } from 'kysely';
import { defineOperation, requireActor } from '../../../platform/operations/index.ts';
import { actOnce } from '../records/act-once.ts';
import { getOwnBook, takeNumber } from '../records/books.ts';
import { takeReserved } from '../records/reserved-numbers.ts';
import { voidNumberContract } from './void-number.contract.ts';

/** The number is given to nothing and never again; the register says by whom and why. */
export const voidNumber = defineOperation(voidNumberContract, (context, input) =>
  actOnce(context, voidNumberContract.name, input.idempotencyKey, voidNumberContract.output, async () => {
    const { tx, now } = context;
    const actor = requireActor(context);
    const book = await getOwnBook(tx, actor.agencyId, input.bookId);
    const taken =
      input.reservedNo === undefined
        ? await takeNumber(tx, book, now)
        : await takeReserved(tx, book, input.reservedNo, { sameDayAs: null });
    await sql`
      insert into documents.number_void (book_id, no, reason, person_id, position_id, at)
      values (${book.id}, ${taken.no}, ${input.reason}, ${actor.personId}, ${actor.positionId}, ${now.toString()})`.execute(
      tx,
    );
    await context.record({
      kind: 'number-voided',
      objectKind: 'documents.register-book',
      objectId: book.id,
      data: { no: taken.no, reason: input.reason, reserved: input.reservedNo !== undefined },
    });
    return { no: taken.no, bookName: book.name };
  }),
);
