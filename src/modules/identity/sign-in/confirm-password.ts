import { inProgramStep } from '../../../platform/access/index.ts';
import type { OperationContext } from '../../../platform/operations/index.ts';
import { passwordMatches } from '../credentials/password-hash.ts';
import { nameHash } from '../credentials/sealed.ts';
import type { IdentityDeps } from '../deps.ts';
import { identityError } from '../errors.ts';
import { SIGN_IN_STEP } from '../policy.ts';
import type { Account } from './account-rows.ts';
import { refuse } from './finish.ts';
import { countFailure, lockedMinutes } from './guard.ts';
import { logSignIn } from './log.ts';

/**
 * Asks a signed-in person for the password again, before a way to sign in is changed. A wrong one counts as a failed
 * sign-in; then the answer is false and the refusal is on its way.
 */
export const confirmPassword = (
  context: OperationContext,
  deps: IdentityDeps,
  account: Account,
  password: string,
): Promise<boolean> =>
  inProgramStep(context.tx, SIGN_IN_STEP, async () => {
    const hash = nameHash(deps.keys, account.username);
    const entry = { personId: account.person_id, nameHash: hash, method: 'password' } as const;
    const minutes = await lockedMinutes(context.tx, hash, context.now);
    if (minutes > 0) {
      await logSignIn(context, { ...entry, outcome: 'locked' });
      refuse(context, identityError('locked', { minutes }));
      return false;
    }
    if (await passwordMatches(password, account.password_hash)) return true;
    await countFailure(context.tx, hash, context.now);
    await logSignIn(context, { ...entry, outcome: 'wrong' });
    refuse(context, identityError('wrong-current-password'));
    return false;
  });
