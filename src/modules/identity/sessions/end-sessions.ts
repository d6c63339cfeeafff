import type { Actor } from '../../../platform/access/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { OperationContext } from '../../../platform/operations/index.ts';
import { publish, SESSION_CHANGED } from '../../../platform/stream/index.ts';
import type { IdentityDeps } from '../deps.ts';

/** Tells the open streams of these sessions, on whatever device, to look anew at who they are; heard at the commit. */
export const tellSessions = (tx: Tx, sessions: readonly string[]): Promise<void> =>
  publish(tx, { kind: SESSION_CHANGED, audience: { sessions }, data: {} });

/**
 * What is remembered of sessions is forgotten twice: now, so that a stream that hears of the commit before this process
 * is done with it finds nothing old, and after the commit, for who asked in between.
 */
export const forgetSessions = (
  context: OperationContext,
  deps: IdentityDeps,
  isMeant: (actor: Actor) => boolean,
): void => {
  const forget = () => deps.cache.forget(({ actor }) => isMeant(actor));
  forget();
  context.afterCommit(forget);
};

/** Ends a person's sessions but the one named, everywhere and at once. Answers how many there were. */
export const endSessionsOf = async (
  context: OperationContext,
  deps: IdentityDeps,
  personId: string,
  keepId: string | null = null,
): Promise<number> => {
  const ended = await context.tx
    .deleteFrom('identity.session')
    .where('person_id', '=', personId)
    .$if(keepId !== null, (query) => query.where('id', '!=', keepId))
    .returning('id')
    .execute();
  await tellSessions(
    context.tx,
    ended.map(({ id }) => id),
  );
  forgetSessions(context, deps, (actor) => actor.personId === personId && actor.sessionId !== keepId);
  return ended.length;
};
