import { randomUUIDv7 } from 'node:crypto';
import { sql } from 'kysely';
import type { Actor } from '../../../platform/access/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { EvidenceKind } from '../operations/shapes.ts';
import { rungNumber } from '../rules/evidence.ts';

export type NewDispatch = {
  readonly documentId: string;
  readonly seq: bigint;
  readonly urgency: number;
  readonly dueAt: Temporal.Instant | null;
  readonly fromAgency: string;
  readonly toAgencies: readonly string[];
  readonly now: Temporal.Instant;
};

/** Lays the one document into every recipient's incoming box: a delivery, its first evidence and a box entry each; no copies. */
export const insertDispatch = async (tx: Tx, dispatch: NewDispatch): Promise<void> => {
  const id = randomUUIDv7();
  const now = dispatch.now.toString();
  await sql`
    insert into documents.dispatch (id, document_id, from_agency, business, created_at)
    values (${id}, ${dispatch.documentId}, ${dispatch.fromAgency}, 'new', ${now})`.execute(tx);
  if (dispatch.toAgencies.length === 0) return;
  const rows = JSON.stringify(
    dispatch.toAgencies.map((toAgency) => ({ id: randomUUIDv7(), evidence_id: randomUUIDv7(), to_agency: toAgency })),
  );
  await sql`
    insert into documents.delivery (id, dispatch_id, document_id, from_agency, to_agency, channel, delivered_at, strongest)
    select t.id, ${id}::uuid, ${dispatch.documentId}::uuid, ${dispatch.fromAgency}::uuid, t.to_agency, 'internal',
      ${now}::timestamptz, 1
    from jsonb_to_recordset(${rows}::jsonb) as t (id uuid, to_agency uuid)`.execute(tx);
  await sql`
    insert into documents.evidence (id, delivery_id, document_id, from_agency, to_agency, rung, at)
    select t.evidence_id, t.id, ${dispatch.documentId}::uuid, ${dispatch.fromAgency}::uuid, t.to_agency, 'delivered',
      ${now}::timestamptz
    from jsonb_to_recordset(${rows}::jsonb) as t (id uuid, evidence_id uuid, to_agency uuid)`.execute(tx);
  await sql`
    insert into documents.inbox_entry (document_id, agency_id, seq, box, urgency, arrived_at, due_at)
    select ${dispatch.documentId}::uuid, t.to_agency, ${String(dispatch.seq)}::bigint, 'not-opened',
      ${dispatch.urgency}::smallint, ${now}::timestamptz, ${dispatch.dueAt?.toString() ?? null}::timestamptz
    from jsonb_to_recordset(${rows}::jsonb) as t (to_agency uuid)`.execute(tx);
};

export type NewEvidence = {
  readonly documentId: string;
  readonly rung: Exclude<EvidenceKind, 'delivered'>;
  readonly arrivalNo?: number;
  readonly answer?: { readonly documentId: string; readonly symbol: string };
  readonly words?: string | undefined;
  readonly recallId?: string;
};

/**
 * Adds evidence to the delivery of a document to the actor's agency, once per rung (per arrival number, answer or recall).
 * @returns the sender to be told, or null when the document was not delivered to this agency or the rung is held already
 */
export const addEvidence = async (
  tx: Tx,
  actor: Actor,
  evidence: NewEvidence,
  now: Temporal.Instant,
): Promise<string | null> => {
  const rung = rungNumber(evidence.rung);
  const { rows } = await sql<{ from_agency: string }>`
    insert into documents.evidence (id, delivery_id, document_id, from_agency, to_agency, rung, at, person_id, position_id,
      arrival_no, answer_id, answer_symbol, words, recall_id)
    select ${randomUUIDv7()}::uuid, d.id, d.document_id, d.from_agency, d.to_agency, ${evidence.rung},
      ${now.toString()}::timestamptz, ${actor.personId}::uuid, ${actor.positionId}::uuid,
      ${evidence.arrivalNo ?? null}::integer, ${evidence.answer?.documentId ?? null}::uuid,
      ${evidence.answer?.symbol ?? null}, ${evidence.words ?? null}, ${evidence.recallId ?? null}::uuid
    from documents.delivery d
    where d.document_id = ${evidence.documentId}::uuid and d.to_agency = ${actor.agencyId}::uuid
    on conflict do nothing
    returning from_agency`.execute(tx);
  if (rung > 0)
    await sql`
    update documents.delivery set strongest = greatest(strongest, ${rung}::smallint)
    where document_id = ${evidence.documentId}::uuid and to_agency = ${actor.agencyId}::uuid and strongest < ${rung}`.execute(
      tx,
    );
  return rows[0]?.from_agency ?? null;
};
