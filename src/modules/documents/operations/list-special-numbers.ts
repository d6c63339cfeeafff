import { sql } from 'kysely';
import { vnDate } from '../../../platform/clock/index.ts';
import { defineOperation, requireActor } from '../../../platform/operations/index.ts';
import { iso } from '../records/paging.ts';
import { findNames, findTitles } from '../records/people.ts';
import { listSpecialNumbersContract } from './list-special-numbers.contract.ts';

type Row = {
  bookId: string;
  bookName: string;
  direction: 'in' | 'out';
  no: number;
  how: 'void' | 'reserved' | 'struck-out';
  reason: string;
  personId: string;
  positionId: string;
  at: Date;
};

/** What a register shows beside its entries: numbers given up, kept, or struck out; newest first. */
export const listSpecialNumbers = defineOperation(listSpecialNumbersContract, async (context, input) => {
  const { tx, now } = context;
  const { agencyId } = requireActor(context);
  const { rows } = await sql<Row>`
    select b.id as "bookId", b.name as "bookName", b.direction, s.no, s.how, s.reason, s.person_id as "personId",
      s.position_id as "positionId", s.at
    from documents.register_book b join (
      select book_id, no, 'void' as how, reason, person_id, position_id, at from documents.number_void
      union all
      select book_id, no, 'reserved', reason, person_id, position_id, at from documents.number_reserved where used_at is null
      union all
      select book_id, no, 'struck-out', undone_reason, undone_by_person, undone_by_position, undone_at
      from documents.registration where undone_at is not null
    ) s on s.book_id = b.id
    where b.agency_id = ${agencyId}::uuid and b.year = ${input.year ?? vnDate(now).year}
    order by s.at desc, s.no desc limit 500`.execute(tx);
  const names = await findNames(
    tx,
    rows.map(({ personId }) => personId),
  );
  const titles = await findTitles(
    tx,
    rows.map(({ positionId }) => positionId),
  );
  return {
    numbers: rows.map(({ personId, positionId, at, ...row }) => ({
      ...row,
      by: { positionId, positionTitle: titles.get(positionId) ?? '', personName: names.get(personId) ?? null },
      at: iso(at),
    })),
  };
});
