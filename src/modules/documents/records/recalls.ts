import { sql } from 'kysely';
import type { Actor } from '../../../platform/access/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { RecallBusiness } from '../operations/shapes.ts';

export type Recall = {
  readonly id: string;
  readonly fromAgency: string;
  readonly business: RecallBusiness;
  readonly reason: string;
  readonly askedAt: Date;
  readonly asked: number;
  readonly agreed: number;
  readonly refused: number;
  /** What the actor's agency answered; null while it owes the answer, or when it is the one that asked. */
  readonly mine: 'agreed' | 'refused' | null;
};

/** Requests to take the document back, update or replace it; counts are those that the actor's agency may know. */
export const findRecalls = async (tx: Tx, actor: Pick<Actor, 'agencyId'>, documentId: string): Promise<Recall[]> => {
  const { rows } = await sql<Recall>`
    select r.id, r.from_agency as "fromAgency", r.business, r.reason, r.asked_at as "askedAt",
      (select count(*)::int from documents.evidence e where e.recall_id = r.id and e.rung = 'recall-asked') as asked,
      count(a.answer) filter (where a.answer = 'agreed')::int as agreed,
      count(a.answer) filter (where a.answer = 'refused')::int as refused,
      min(a.answer) filter (where a.agency_id = ${actor.agencyId}::uuid) as mine
    from documents.recall r left join documents.recall_answer a on a.recall_id = r.id
    where r.document_id = ${documentId}::uuid
    group by r.id order by r.asked_at, r.id`.execute(tx);
  return rows;
};

/** True while this agency owes an answer: work on the document `documentId` names rests until then. */
export const restsForRecall = (agencyId: string, documentId: string) => sql<boolean>`
  exists (select from documents.recall r
    where r.document_id = ${documentId}::uuid and r.from_agency <> ${agencyId}::uuid
      and not exists (select from documents.recall_answer a where a.recall_id = r.id and a.agency_id = ${agencyId}::uuid))`;
