import { type RawBuilder, sql } from 'kysely';
import type { Actor } from '../../../platform/access/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { publish } from '../../../platform/stream/index.ts';
import { CIRCULATION } from '../policy.ts';

/** Whether the position sees all that its agency issued or received. */
const seesWholeAgency = (actor: Pick<Actor, 'roles'>): boolean =>
  CIRCULATION.some((role) => actor.roles.includes(role));

/**
 * Narrows a list of an agency's documents to those that the actor has a reason to see. The policy says the same; this way
 * the database begins with the few rights of a position and not with all papers of the agency.
 */
export const readableBy = (actor: Actor, documentId: RawBuilder<unknown>): RawBuilder<unknown> => {
  if (seesWholeAgency(actor)) return sql`true`;
  const unit = actor.roles.includes('unit-head') ? actor.unitId : null;
  return sql`${documentId} in (
    select document_id from documents.access where position_id = ${actor.positionId}::uuid
    union select document_id from documents.access where unit_id = ${unit}::uuid and via in ('drafted', 'assigned'))`;
};

/** Tells of a change to whoever in these agencies may see the document, and to nobody else; when the transaction commits. */
export const tellReaders = async (
  tx: Tx,
  kind: 'documents.changed' | 'documents.evidence',
  documentId: string,
  ...agencies: readonly string[]
): Promise<void> => {
  if (agencies.length === 0) return;
  const { rows } = await sql<{ id: string }>`
    select id from documents.positions_reading(${documentId}::uuid, ${[...agencies]}::uuid[]) id`.execute(tx);
  await publish(tx, {
    kind,
    audience: { agencies, roles: CIRCULATION, positions: rows.map(({ id }) => id) },
    data: { documentId },
  });
};
