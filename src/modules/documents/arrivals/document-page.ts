import { sql } from 'kysely';
import type { Actor } from '../../../platform/access/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { AssignmentRole } from '../operations/shapes.ts';
import { findUnits } from '../records/agencies.ts';
import type { Document } from '../records/documents.ts';
import { iso, isoOrNull } from '../records/paging.ts';
import { findNames, findPositions, findTitles } from '../records/people.ts';
import { type Standing, standingOf } from '../rules/standing.ts';

export type AssignmentRow = {
  readonly id: string;
  readonly role: AssignmentRole;
  readonly toPosition: string;
  readonly toUnit: string | null;
  readonly byPerson: string;
  readonly byPosition: string;
  readonly instruction: string | null;
  readonly dueAt: Date | null;
  readonly state: 'waiting' | 'accepted' | 'done';
  readonly result: string | null;
  readonly assignedAt: Date;
  readonly doneAt: Date | null;
};

/** The assignments of a document within the actor's agency, oldest first. */
export const findAssignments = async (tx: Tx, agencyId: string, documentId: string): Promise<AssignmentRow[]> => {
  const { rows } = await sql<AssignmentRow>`
    select id, role, to_position as "toPosition", to_unit as "toUnit", by_person as "byPerson",
      by_position as "byPosition", instruction, due_at as "dueAt", state, result, assigned_at as "assignedAt",
      done_at as "doneAt"
    from documents.assignment where document_id = ${documentId}::uuid and agency_id = ${agencyId}::uuid
    order by assigned_at, array_position(array['lead', 'joint', 'inform'], role), id`.execute(tx);
  return rows;
};

/** As the document page shows them: with names of who gave and who got. */
export const assignmentViews = async (tx: Tx, rows: readonly AssignmentRow[], now: Temporal.Instant) => {
  const holders = await findPositions(
    tx,
    rows.map((row) => row.toPosition),
    now,
  );
  const titles = await findTitles(
    tx,
    rows.flatMap((row) => [row.toPosition, row.byPosition]),
  );
  const names = await findNames(
    tx,
    rows.map((row) => row.byPerson),
  );
  const units = await findUnits(
    tx,
    rows.flatMap((row) => row.toUnit ?? []),
  );
  return rows.map((row) => ({
    ...{ id: row.id, role: row.role, instruction: row.instruction, state: row.state, result: row.result },
    to: {
      positionId: row.toPosition,
      positionTitle: titles.get(row.toPosition) ?? '',
      personName: holders.get(row.toPosition)?.personName ?? null,
    },
    unitName: units.get(row.toUnit ?? '')?.name ?? null,
    by: {
      positionId: row.byPosition,
      positionTitle: titles.get(row.byPosition) ?? '',
      personName: names.get(row.byPerson) ?? null,
    },
    dueAt: isoOrNull(row.dueAt),
    assignedAt: iso(row.assignedAt),
    doneAt: isoOrNull(row.doneAt),
  }));
};

type Relation = {
  kind: 'replies' | 'replaces' | 'recalls' | 'updates' | 'based-on';
  way: 'to' | 'from';
  documentId: string;
  symbol: string;
  subject: string;
  issuerName: string;
  issuedOn: string;
};

/** Documents tied to this one, as far as the actor may see them. */
export const findRelations = async (tx: Tx, documentId: string): Promise<Relation[]> => {
  const { rows } = await sql<Relation>`
    select r.kind, case when r.from_id = ${documentId}::uuid then 'to' else 'from' end as way, d.id as "documentId",
      d.symbol, d.subject, d.issuer_name as "issuerName", d.issued_on::text as "issuedOn"
    from documents.document_relation r
      join documents.document d on d.id = case when r.from_id = ${documentId}::uuid then r.to_id else r.from_id end
    where r.from_id = ${documentId}::uuid or r.to_id = ${documentId}::uuid
    order by r.at`.execute(tx);
  return rows;
};

/** What later documents did to this one: known to all who read it, also when they may not read the later document. */
export const findStanding = async (tx: Tx, documentId: string): Promise<Standing> => {
  const { rows } = await sql<{ kind: string }>`
    select kind from documents.document_relation where to_id = ${documentId}::uuid
    union select case business when 'recall' then 'recalls' when 'replace' then 'replaces' else 'updates' end
    from documents.recall where document_id = ${documentId}::uuid`.execute(tx);
  return standingOf(rows.map(({ kind }) => ({ kind, way: 'from' })));
};

/** Drafts of the actor's agency that answer the document, as far as he may see them. */
export const findReplyDrafts = async (tx: Tx, actor: Actor, document: Document) => {
  const { rows } = await sql<{ draftId: string; state: string; subject: string }>`
    select id as "draftId", state, subject from documents.draft
    where reply_to = ${document.id}::uuid and agency_id = ${actor.agencyId}::uuid order by created_at`.execute(tx);
  return rows;
};
