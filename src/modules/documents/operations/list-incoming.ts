import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { type Actor, policyCondition } from '../../../platform/access/index.ts';
import { defineOperation, requireActor } from '../../../platform/operations/index.ts';
import { documentRead } from '../policy.ts';
import { documentRows } from '../records/document-rows.ts';
import { DOCUMENT_COLUMNS, type Document } from '../records/documents.ts';
import { iso, isoOrNull, pageOf, readCursor } from '../records/paging.ts';
import { findPositions, type PositionFacts } from '../records/people.ts';
import { readableBy } from '../records/readers.ts';
import { listIncomingContract } from './list-incoming.contract.ts';
import type { AssignmentRole, Box } from './shapes.ts';

type Row = Document & {
  box: Box;
  arrivedAt: Date;
  openedAt: Date | null;
  dueAt: Date | null;
  arrivalNo: number | null;
  leadPosition: string | null;
  role: AssignmentRole | null;
};
const place = z.tuple([z.string()]);

/** Whose box: the agency's own row, as far as the actor may see the document, or the row of the position acted for. */
export const boxOwner = (scope: 'agency' | 'mine', actor: Actor): RawBuilder<unknown> =>
  scope === 'agency'
    ? sql`i.agency_id = ${actor.agencyId}::uuid and i.position_id is null and ${readableBy(actor, sql`i.document_id`)}`
    : sql`i.position_id = ${actor.positionId}::uuid and i.position_id is not null`;

export const OVERDUE = (now: Temporal.Instant): RawBuilder<unknown> =>
  sql`i.due_at < ${now.toString()}::timestamptz and i.box in ('not-opened', 'not-handled')`;

const personView = (position: PositionFacts | undefined) =>
  position ? { positionId: position.positionId, positionTitle: position.title, personName: position.personName } : null;

export const listIncoming = defineOperation(listIncomingContract, async (context, input) => {
  const { tx, now } = context;
  const actor = requireActor(context);
  const after = readCursor(input.cursor, place);
  const { rows } = await sql<Row>`
    select ${DOCUMENT_COLUMNS}, i.box, i.role, i.arrived_at as "arrivedAt", i.opened_at as "openedAt",
      i.due_at as "dueAt", r.no as "arrivalNo", (
        select a.to_position from documents.assignment a
        where a.document_id = d.id and a.agency_id = ${actor.agencyId}::uuid and a.role = 'lead'
        order by a.assigned_at limit 1) as "leadPosition"
    from documents.inbox_entry i
      join documents.document d on d.id = i.document_id
      left join documents.registration r
        on r.document_id = d.id and r.agency_id = ${actor.agencyId}::uuid and r.direction = 'in'
          and r.undone_at is null
    where ${boxOwner(input.scope, actor)} and ${policyCondition(documentRead, actor, 'd')}
      ${input.box ? sql`and i.box = ${input.box}` : sql``}
      ${input.urgent ? sql`and i.urgency > 0` : sql``}
      ${input.overdue ? sql`and ${OVERDUE(now)}` : sql``}
      ${input.issuerId ? sql`and d.issuer_agency = ${input.issuerId}::uuid` : sql``}
      ${after ? sql`and i.seq < ${after[0]}::bigint` : sql``}
    order by i.seq desc limit ${input.limit + 1}`.execute(tx);
  const { page, nextCursor } = pageOf(rows, input.limit, (row) => [row.seq]);
  const leads = await findPositions(
    tx,
    page.flatMap((row) => row.leadPosition ?? []),
    now,
  );
  const views = await documentRows(tx, page);
  return {
    nextCursor,
    documents: views.map(({ row, view }) => ({
      ...view,
      box: row.box,
      arrivedAt: iso(row.arrivedAt),
      openedAt: isoOrNull(row.openedAt),
      dueAt: isoOrNull(row.dueAt),
      overdue:
        row.dueAt !== null &&
        row.dueAt.getTime() < now.epochMilliseconds &&
        (row.box === 'not-opened' || row.box === 'not-handled'),
      arrivalNo: row.arrivalNo,
      lead: personView(leads.get(row.leadPosition ?? '')),
      myRole: row.role,
    })),
  };
});
