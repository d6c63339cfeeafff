import { inProgramStep } from '../../../platform/access/index.ts';
import { defineOperation, type Operation } from '../../../platform/operations/index.ts';
import { nameHash } from '../credentials/sealed.ts';
import type { IdentityDeps } from '../deps.ts';
import { identityError } from '../errors.ts';
import { SIGN_IN_STEP } from '../policy.ts';
import { endSessionsOf } from '../sessions/end-sessions.ts';
import { getAccount, setPassword } from '../sign-in/account-rows.ts';
import { deleteChallenge, findChallenge, SIGN_IN_COOKIE } from '../sign-in/challenge.ts';
import { finishSignIn } from '../sign-in/finish.ts';
import { lockedMinutes } from '../sign-in/guard.ts';
import { renewPasswordContract } from './renew-password.contract.ts';

/** The last step of a sign-in whose password was past its age. */
export const renewPassword = (deps: IdentityDeps): Operation =>
  defineOperation(renewPasswordContract, (context, { newPassword }) =>
    inProgramStep(context.tx, SIGN_IN_STEP, async () => {
      const { tx, now, request } = context;
      const key = request.cookies[SIGN_IN_COOKIE];
      const named = (await findChallenge(tx, key, now))?.personId;
      const username = named ? (await getAccount(tx, named)).username : '';
      await lockedMinutes(tx, nameHash(deps.keys, username), now);
      // Read again now that it is this one's turn: an administrator may have reset the account.
      const challenge = await findChallenge(tx, key, now);
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
