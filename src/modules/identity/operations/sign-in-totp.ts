import { inProgramStep } from '../../../platform/access/index.ts';
import { defineOperation, keepAndRefuse, type Operation } from '../../../platform/operations/index.ts';
import { nameHash } from '../credentials/sealed.ts';
import type { IdentityDeps } from '../deps.ts';
import { identityError } from '../errors.ts';
import { SIGN_IN_STEP } from '../policy.ts';
import { getAccount } from '../sign-in/account-rows.ts';
import { deleteChallenge, findChallenge, SIGN_IN_COOKIE } from '../sign-in/challenge.ts';
import { finishSignIn } from '../sign-in/finish.ts';
import { countFailure, lockedMinutes } from '../sign-in/guard.ts';
import { logSignIn } from '../sign-in/log.ts';
import { spendTotpCode } from '../sign-in/second-factors.ts';
import { signInTotpContract } from './sign-in-totp.contract.ts';

/** Second factor by one-time code; wrong ones count towards the same lock-out as wrong passwords. */
export const signInTotp = (deps: IdentityDeps): Operation =>
  defineOperation(signInTotpContract, (context, { code }) =>
    inProgramStep(context.tx, SIGN_IN_STEP, async () => {
      const { tx, now, request } = context;
      const challenge = await findChallenge(tx, request.cookies[SIGN_IN_COOKIE], now);
      if (challenge?.purpose !== 'second-factor' || challenge.personId === null) throw identityError('sign-in-expired');
      const named = await getAccount(tx, challenge.personId);
      const hash = nameHash(deps.keys, named.username);
      const entry = { personId: named.person_id, nameHash: hash, method: 'totp' } as const;
      const minutes = await lockedMinutes(tx, hash, now);
      if (minutes > 0) {
        await logSignIn(context, { ...entry, outcome: 'locked' });
        throw keepAndRefuse(identityError('locked', { minutes }));
      }
      // Read again now that it is this attempt's turn: the one before may have used the same code.
      const account = await getAccount(tx, challenge.personId);
      if (!(await spendTotpCode(tx, deps, account, code, now))) {
        await countFailure(tx, hash, now);
        await logSignIn(context, { ...entry, outcome: 'second-factor-wrong' });
        throw keepAndRefuse(identityError('wrong-code'));
      }
      await deleteChallenge(tx, challenge);
      return finishSignIn(context, deps, account, { method: 'totp', passwordShown: true });
    }),
  );
