import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/index.ts';

export type Progress = {
  readonly total: number;
  readonly opened: number;
  readonly registered: number;
  readonly answered: number;
  readonly refused: number;
};

export const NO_PROGRESS: Progress = { total: 0, opened: 0, registered: 0, answered: 0, refused: 0 };

/** How many recipients of each document came how far, by the strongest rung held. Rungs: see rules/evidence.ts. */
export const findProgress = async (tx: Tx, documentIds: readonly string[]): Promise<Map<string, Progress>> => {
  if (documentIds.length === 0) return new Map();
  const { rows } = await sql<Progress & { document_id: string }>`
    select document_id, count(*)::int as total, count(*) filter (where strongest >= 2)::int as opened,
      count(*) filter (where strongest between 3 and 5)::int as registered,
      count(*) filter (where strongest = 5)::int as answered, count(*) filter (where strongest = 6)::int as refused
    from documents.delivery where document_id = any(${[...documentIds]}::uuid[]) group by document_id`.execute(tx);
  return new Map(rows.map(({ document_id, ...progress }) => [document_id, progress]));
};
