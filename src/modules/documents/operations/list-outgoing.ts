import { sql } from 'kysely';
import { z } from 'zod';
import { policyCondition } from '../../../platform/access/index.ts';
import { defineOperation, requireActor } from '../../../platform/operations/index.ts';
import { documentRead } from '../policy.ts';
import { findUnits } from '../records/agencies.ts';
import { documentRows } from '../records/document-rows.ts';
import { DOCUMENT_COLUMNS, type Document } from '../records/documents.ts';
import { pageOf, readCursor } from '../records/paging.ts';
import { findProgress, NO_PROGRESS } from '../records/progress.ts';
import { readableBy } from '../records/readers.ts';
import { listOutgoingContract } from './list-outgoing.contract.ts';

const place = z.tuple([z.string()]);

export const listOutgoing = defineOperation(listOutgoingContract, async (context, input) => {
  const { tx } = context;
  const actor = requireActor(context);
  const after = readCursor(input.cursor, place);
  const { rows } = await sql<Document>`
    select ${DOCUMENT_COLUMNS} from documents.document d
    where d.issuer_agency = ${actor.agencyId}::uuid and ${readableBy(actor, sql`d.id`)} and ${policyCondition(documentRead, actor, 'd')}
      ${input.year ? sql`and d.issued_on between make_date(${input.year}::int, 1, 1) and make_date(${input.year}::int, 12, 31)` : sql``}
      ${input.kindCode ? sql`and d.kind_code = ${input.kindCode}` : sql``}
      ${
        input.bookId
          ? sql`and exists (select from documents.registration r
              where r.document_id = d.id and r.direction = 'out' and r.book_id = ${input.bookId}::uuid)`
          : sql``
      }
      ${
        input.waiting
          ? sql`and exists (select from documents.delivery v where v.document_id = d.id and v.strongest < 3)`
          : sql``
      }
      ${after ? sql`and d.seq < ${after[0]}::bigint` : sql``}
    order by d.seq desc limit ${input.limit + 1}`.execute(tx);
  const { page, nextCursor } = pageOf(rows, input.limit, (row) => [row.seq]);
  const progress = await findProgress(
    tx,
    page.map(({ id }) => id),
  );
  const units = await findUnits(
    tx,
    page.flatMap(({ unitId }) => unitId ?? []),
  );
  const views = await documentRows(tx, page);
  return {
    nextCursor,
    documents: views.map(({ row, view }) => {
      const { total, ...counts } = progress.get(row.id) ?? NO_PROGRESS;
      return { ...view, unitName: units.get(row.unitId ?? '')?.name ?? null, recipients: total, ...counts };
    }),
  };
});
