import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/index.ts';
import type { Grant } from '../records/access-rights.ts';
import type { Issue } from './record-issue.ts';

/** Who has a reason to read a document on the day of issue: both agencies' circulation roles, its author, its signer, and whoever took a step. */
export const firstReaders = async (
  tx: Tx,
  { actor, draft, approved }: Issue,
  documentId: string,
  toAgencies: readonly string[],
): Promise<Grant[]> => {
  const { rows } = await sql<{ id: string }>`
    select distinct position_id as id from documents.draft_step where draft_id = ${draft.id}::uuid`.execute(tx);
  const agencyId = draft.agencyId;
  const parts = new Set([...rows.map(({ id }) => id), actor.positionId]);
  for (const known of [draft.authorPositionId, approved.signerPositionId]) parts.delete(known);
  return [
    { documentId, agencyId, via: 'issued' },
    ...toAgencies.map((to) => ({ documentId, agencyId: to, via: 'delivered' }) as const),
    { documentId, agencyId, via: 'drafted', positionId: draft.authorPositionId, unitId: draft.unitId },
    { documentId, agencyId, via: 'signed', positionId: approved.signerPositionId },
    ...[...parts].map((positionId) => ({ documentId, agencyId, via: 'took-part', positionId }) as const),
  ];
};
