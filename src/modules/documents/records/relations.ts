import { sql } from 'kysely';
import type { Actor } from '../../../platform/access/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { relationKinds } from '../operations/shapes.ts';

export type RelationKind = (typeof relationKinds)[number];

/** Issuing agency by document, of those among these that the actor may see. */
export const findRelated = async (tx: Tx, ids: readonly string[]): Promise<Map<string, string>> => {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; agency: string }>`
    select id, issuer_agency as agency from documents.document where id = any(${[...ids]}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, agency }) => [id, agency]));
};

/** Who received these documents: whoever has the old must get the new. */
export const recipientsOfDocuments = async (tx: Tx, ids: readonly string[]): Promise<string[]> => {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    select distinct to_agency as id from documents.delivery where document_id = any(${[...ids]}::uuid[])`.execute(tx);
  return rows.map(({ id }) => id);
};

/** Writes down what a newly issued document does to earlier ones. */
export const insertRelations = async (
  tx: Tx,
  actor: Actor,
  fromId: string,
  relations: ReadonlyArray<{ readonly kind: RelationKind; readonly documentId: string }>,
  now: Temporal.Instant,
): Promise<void> => {
  for (const { kind, documentId } of relations)
    await sql`
      insert into documents.document_relation (from_id, to_id, kind, at, person_id, position_id)
      values (${fromId}, ${documentId}, ${kind}, ${now.toString()}, ${actor.personId}, ${actor.positionId})
      on conflict do nothing`.execute(tx);
};
