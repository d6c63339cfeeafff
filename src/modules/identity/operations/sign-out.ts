import { SESSION_COOKIE } from '../../../platform/http/session.ts';
import { defineOperation, type Operation, requireActor } from '../../../platform/operations/index.ts';
import { nameHash } from '../credentials/sealed.ts';
import type { IdentityDeps } from '../deps.ts';
import { deleteSession } from '../sessions/session-rows.ts';
import { getAccount } from '../sign-in/account-rows.ts';
import { logSignIn } from '../sign-in/log.ts';
import { DONE } from './shapes.ts';
import { signOutContract } from './sign-out.contract.ts';

export const signOut = (deps: IdentityDeps): Operation =>
  defineOperation(signOutContract, async (context) => {
    const { personId, sessionId } = requireActor(context);
    const account = await getAccount(context.tx, personId);
    await deleteSession(context.tx, sessionId);
    await logSignIn(context, {
      personId,
      nameHash: nameHash(deps.keys, account.username),
      outcome: 'signed-out',
      method: 'session',
    });
    context.request.setCookie(SESSION_COOKIE, null);
    context.afterCommit(() => deps.cache.forget(({ actor }) => actor.sessionId === sessionId));
    return DONE;
  });
