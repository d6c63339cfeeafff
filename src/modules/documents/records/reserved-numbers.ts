import { sql } from 'kysely';
import { VN_ZONE, vnDate } from '../../../platform/clock/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { documentsError } from '../errors.ts';
import type { Book, TakenNumber } from './books.ts';

/**
 * A reserved number, locked; whatever enters or voids it next uses it up. A document may only carry it on the day for
 * which it was reserved, so that dates of a register still follow its numbers.
 * @throws reserved-not-usable
 */
export const takeReserved = async (
  tx: Tx,
  book: Book,
  no: number,
  { sameDayAs }: { readonly sameDayAs: Temporal.Instant | null },
): Promise<TakenNumber> => {
  const { rows } = await sql<{ at: Date }>`
    select at from documents.number_reserved
    where book_id = ${book.id}::uuid and no = ${no} and used_at is null for update`.execute(tx);
  const at = rows[0]?.at.toTemporalInstant();
  if (at === undefined || (sameDayAs !== null && !vnDate(at).equals(vnDate(sameDayAs))))
    throw documentsError('reserved-not-usable', { no });
  return { no, at: sameDayAs ?? at };
};

/** Numbers of the register that were reserved on that day and not used yet. */
export const reservedOn = async (
  tx: Tx,
  bookId: string,
  day: Temporal.PlainDate,
): Promise<Array<{ readonly no: number; readonly reason: string }>> => {
  const start = day.toZonedDateTime(VN_ZONE);
  const { rows } = await sql<{ no: number; reason: string }>`
    select no, reason from documents.number_reserved
    where book_id = ${bookId}::uuid and used_at is null and at >= ${start.toInstant().toString()}::timestamptz
      and at < ${start.add({ days: 1 }).toInstant().toString()}::timestamptz
    order by no`.execute(tx);
  return rows;
};
