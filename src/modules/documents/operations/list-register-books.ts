import { sql } from 'kysely';
import { vnDate } from '../../../platform/clock/index.ts';
import { defineOperation, requireActor } from '../../../platform/operations/index.ts';
import { listRegisterBooksContract } from './list-register-books.contract.ts';

type Row = {
  id: string;
  name: string;
  direction: 'in' | 'out';
  year: number;
  lastNo: number;
  issuerName: string | null;
};

export const listRegisterBooks = defineOperation(listRegisterBooksContract, async ({ tx, now, ...context }, input) => {
  const { agencyId } = requireActor({ tx, now, ...context });
  const { rows } = await sql<Row>`
    select b.id, b.name, b.direction, b.year, b.last_no as "lastNo", i.name as "issuerName"
    from documents.register_book b left join organization.issuer_ref i on i.id = b.issuer_id
    where b.agency_id = ${agencyId}::uuid and b.year = ${input.year ?? vnDate(now).year}
    order by b.direction desc, b.opened_at`.execute(tx);
  return { books: rows };
});
