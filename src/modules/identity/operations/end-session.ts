import { platformError } from '../../../platform/errors/platform-errors.ts';
import { defineOperation, type Operation, requireActor } from '../../../platform/operations/index.ts';
import type { IdentityDeps } from '../deps.ts';
import { forgetSessions, tellSessions } from '../sessions/end-sessions.ts';
import { endSessionContract } from './end-session.contract.ts';
import { DONE } from './shapes.ts';

/** Ends one of one's own sessions, such as one left open on another machine. */
export const endSession = (deps: IdentityDeps): Operation =>
  defineOperation(endSessionContract, async (context, { sessionId }) => {
    const { personId } = requireActor(context);
    const ended = await context.tx
      .deleteFrom('identity.session')
      .where('id', '=', sessionId)
      .where('person_id', '=', personId)
      .returning('id')
      .executeTakeFirst();
    if (!ended) throw platformError('not-found');
    await context.record({ kind: 'identity.session-ended', objectKind: 'identity.session', objectId: sessionId });
    await tellSessions(context.tx, [sessionId]);
    forgetSessions(context, deps, (actor) => actor.sessionId === sessionId);
    return DONE;
  });
