import { sql } from 'kysely';
import type { z } from 'zod';
import { type OperationContext, requireActor } from '../../../platform/operations/index.ts';

/**
 * Does an act once per key: the second call waits for the first and answers what it answered.
 * Without a key it is simply done. The key is the screen's, one per intention.
 */
export const actOnce = async <A>(
  context: OperationContext,
  operation: string,
  key: string | undefined,
  answerShape: z.ZodType<A>,
  act: () => Promise<A>,
): Promise<A> => {
  if (key === undefined) return act();
  const actor = requireActor(context);
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${actor.positionId} ${operation} ${key}`}, 0))`.execute(
    context.tx,
  );
  const { rows } = await sql<{ answer: unknown }>`
    select answer from documents.act_once
    where position_id = ${actor.positionId}::uuid and operation = ${operation} and key = ${key}::uuid`.execute(
    context.tx,
  );
  if (rows[0]) {
    await context.record({ kind: 'act-repeated', objectKind: operation, objectId: key });
    return answerShape.parse(rows[0].answer);
  }
  const answer = await act();
  await sql`
    insert into documents.act_once (key, operation, position_id, agency_id, answer, at)
    values (${key}, ${operation}, ${actor.positionId}, ${actor.agencyId}, ${JSON.stringify(answer)}::jsonb,
      ${context.now.toString()})`.execute(context.tx);
  return answer;
};
