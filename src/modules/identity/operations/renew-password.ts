import { inProgramStep } from '../../../platform/access/index.ts';
import { defineOperation, type Operation } from '../../../platform/operations/index.ts';
import type { IdentityDeps } from '../deps.ts';
import { identityError } from '../errors.ts';
import { SIGN_IN_STEP } from '../policy.ts';
import { endSessionsOf } from '../sessions/end-sessions.ts';
import { getAccount, setPassword } from '../sign-in/account-rows.ts';
import { deleteChallenge, findChallenge, SIGN_IN_COOKIE } from '../sign-in/challenge.ts';
import { finishSignIn } from '../sign-in/finish.ts';
import { renewPasswordContract } from './renew-password.contract.ts';

/** The last step of a sign-in whose password was past its age. */
export const renewPassword = (deps: IdentityDeps): Operation =>
  defineOperation(renewPasswordContract, (context, { newPassword }) =>
    inProgramStep(context.tx, SIGN_IN_STEP, async () => {
      const { tx, now, request } = context;
      const challenge = await findChallenge(tx, request.cookies[SIGN_IN_COOKIE], now);
      if (challenge?.purpose !== 'change-password' || challenge.personId === null)
        throw identityError('sign-in-expired');
      const account = await getAccount(tx, challenge.personId);
      await setPassword(tx, account, newPassword, now);
      await endSessionsOf(context, deps, account.person_id);
      await deleteChallenge(tx, challenge);
      await context.record({
        kind: 'identity.password-changed',
        objectKind: 'identity.account',
        objectId: account.id,
        data: { personId: account.person_id },
      });
      return finishSignIn(context, deps, account, { method: 'password', passwordShown: false });
    }),
  );
