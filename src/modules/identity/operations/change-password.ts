import { defineOperation, type Operation, requireActor } from '../../../platform/operations/index.ts';
import type { IdentityDeps } from '../deps.ts';
import { endSessionsOf } from '../sessions/end-sessions.ts';
import { getAccount, setPassword } from '../sign-in/account-rows.ts';
import { confirmPassword } from '../sign-in/confirm-password.ts';
import { changePasswordContract } from './change-password.contract.ts';
import { DONE } from './shapes.ts';

/** Changes one's password; one's other sessions end, this one goes on. */
export const changePassword = (deps: IdentityDeps): Operation =>
  defineOperation(changePasswordContract, async (context, { currentPassword, newPassword }) => {
    const { tx, now } = context;
    const { personId, sessionId } = requireActor(context);
    const account = await getAccount(tx, personId);
    await confirmPassword(context, deps, account, currentPassword);
    await setPassword(tx, account, newPassword, now);
    await endSessionsOf(context, deps, personId, sessionId);
    await context.record({
      kind: 'identity.password-changed',
      objectKind: 'identity.account',
      objectId: account.id,
      data: { personId },
    });
    return DONE;
  });
