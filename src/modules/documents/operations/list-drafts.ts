import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { type Actor, policyCondition } from '../../../platform/access/index.ts';
import { defineOperation, requireActor } from '../../../platform/operations/index.ts';
import { draftRead } from '../policy.ts';
import { findUnits } from '../records/agencies.ts';
import { DRAFT_COLUMNS, type Draft } from '../records/drafts.ts';
import { iso, pageOf, readCursor } from '../records/paging.ts';
import { findNames, findPositions } from '../records/people.ts';
import { findDocumentKind } from '../rules/kinds.ts';
import { listDraftsContract } from './list-drafts.contract.ts';

type Row = Draft & { symbol: string | null; place: string };
const place = z.tuple([z.string(), z.uuid()]);

const has = (actor: Actor, ...roles: string[]) => roles.some((role) => actor.roles.includes(role));

/** Drafts whose next act is open to this position. */
const waitingFor = (actor: Actor): RawBuilder<unknown> => {
  const signerIds = [actor.positionId, ...(actor.delegation ? [actor.delegation.fromPositionId] : [])];
  const office = has(actor, 'records-clerk', 'chief-of-office');
  const clerk = has(actor, 'records-clerk');
  const head = actor.unitId !== null && has(actor, 'unit-head', 'chief-of-office', 'leader');
  return sql`(
    (d.state in ('drafting', 'returned') and d.author_position = ${actor.positionId}::uuid)
    or (d.state = 'with-leader' and d.signer_position = any(${signerIds}::uuid[]))
    ${head ? sql`or (d.state = 'with-head' and d.unit_id = ${actor.unitId}::uuid)` : sql``}
    ${office ? sql`or (d.state = 'with-office' and d.agency_id = ${actor.agencyId}::uuid)` : sql``}
    ${clerk ? sql`or (d.state = 'signed' and d.agency_id = ${actor.agencyId}::uuid)` : sql``})`;
};

const viewed = (view: string, actor: Actor): RawBuilder<unknown> => {
  if (view === 'mine') return sql`d.author_position = ${actor.positionId}::uuid`;
  if (view === 'waiting-for-me') return waitingFor(actor);
  return view === 'unit' ? sql`d.unit_id = ${actor.unitId}::uuid` : sql`d.agency_id = ${actor.agencyId}::uuid`;
};

export const listDrafts = defineOperation(listDraftsContract, async (context, input) => {
  const { tx, now } = context;
  const actor = requireActor(context);
  const after = readCursor(input.cursor, place);
  const { rows } = await sql<Row>`
    select ${DRAFT_COLUMNS}, d.updated_at::text as place, (select o.symbol from documents.document o where o.id = d.document_id) as symbol
    from documents.draft d
    where ${policyCondition(draftRead, actor, 'd')} and ${viewed(input.view, actor)}
      ${input.state ? sql`and d.state = ${input.state}` : sql``}
      ${after ? sql`and (d.updated_at, d.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``}
    order by d.updated_at desc, d.id desc limit ${input.limit + 1}`.execute(tx);
  const { page, nextCursor } = pageOf(rows, input.limit, (row) => [row.place, row.id]);
  const names = await findNames(
    tx,
    page.map((row) => row.authorPersonId),
  );
  const units = await findUnits(
    tx,
    page.flatMap((row) => row.unitId ?? []),
  );
  const signers = await findPositions(
    tx,
    page.flatMap((row) => row.signerPositionId ?? []),
    now,
  );
  return {
    nextCursor,
    drafts: page.map((row) => {
      const signer = signers.get(row.signerPositionId ?? '');
      return {
        ...{ id: row.id, state: row.state, kindCode: row.kindCode, subject: row.subject, urgency: row.urgency },
        kindName: findDocumentKind(row.kindCode)?.name.vi ?? row.kindCode,
        authorName: names.get(row.authorPersonId) ?? null,
        unitName: units.get(row.unitId ?? '')?.name ?? null,
        signer: signer
          ? { positionId: signer.positionId, positionTitle: signer.title, personName: signer.personName }
          : null,
        updatedAt: iso(row.updatedAt),
        documentId: row.documentId,
        symbol: row.symbol,
      };
    }),
  };
});
