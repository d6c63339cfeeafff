import { inProgramStep } from '../../../platform/access/index.ts';
import { defineOperation, keepAndRefuse, type Operation } from '../../../platform/operations/index.ts';
import { passwordMatches } from '../credentials/password-hash.ts';
import { nameHash } from '../credentials/sealed.ts';
import type { IdentityDeps } from '../deps.ts';
import { identityError } from '../errors.ts';
import { SIGN_IN_STEP } from '../policy.ts';
import { findAccountByName } from '../sign-in/account-rows.ts';
import { askFor, finishSignIn } from '../sign-in/finish.ts';
import { countFailure, lockedMinutes } from '../sign-in/guard.ts';
import { logSignIn } from '../sign-in/log.ts';
import { secondFactorsOf } from '../sign-in/second-factors.ts';
import { signInContract } from './sign-in.contract.ts';

/**
 * First factor. A name that nobody has, one that waits for activation and a wrong password take the same steps and the
 * same time, and answer the same.
 */
export const signIn = (deps: IdentityDeps): Operation =>
  defineOperation(signInContract, (context, { username, password }) =>
    inProgramStep(context.tx, SIGN_IN_STEP, async () => {
      const { tx, now } = context;
      const hash = nameHash(deps.keys, username);
      const minutes = await lockedMinutes(tx, hash, now);
      const account = await findAccountByName(tx, username);
      const entry = { personId: account?.person_id ?? null, nameHash: hash, method: 'password' } as const;
      const matches = await passwordMatches(password, account?.password_hash ?? null);
      if (minutes > 0) {
        await logSignIn(context, { ...entry, outcome: 'locked' });
        throw keepAndRefuse(identityError('locked', { minutes }));
      }
      if (!account || !matches) {
        await countFailure(tx, hash, now);
        await logSignIn(context, { ...entry, outcome: 'wrong' });
        throw keepAndRefuse(identityError('wrong-credentials'));
      }
      const methods = await secondFactorsOf(tx, account);
      if (methods.length === 0)
        return finishSignIn(context, deps, account, { method: 'password', passwordShown: true });
      await logSignIn(context, { ...entry, outcome: 'second-factor-asked' });
      return askFor(context, account, 'second-factor', methods);
    }),
  );
