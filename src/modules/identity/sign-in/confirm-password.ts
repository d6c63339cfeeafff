import { inProgramStep } from '../../../platform/access/index.ts';
import { keepAndRefuse, type OperationContext } from '../../../platform/operations/index.ts';
import { passwordMatches } from '../credentials/password-hash.ts';
import { nameHash } from '../credentials/sealed.ts';
import type { IdentityDeps } from '../deps.ts';
import { identityError } from '../errors.ts';
import { SIGN_IN_STEP } from '../policy.ts';
import type { Account } from './account-rows.ts';
import { countFailure, lockedMinutes } from './guard.ts';
import { logSignIn } from './log.ts';

/**
 * Asks a signed-in person for the password again, before a way to sign in is changed. A wrong one counts as a failed
 * sign-in.
 * @throws identity.wrong-current-password, identity.locked
 */
export const confirmPassword = (
  context: OperationContext,
  deps: IdentityDeps,
  account: Account,
  password: string,
): Promise<void> =>
  inProgramStep(context.tx, SIGN_IN_STEP, async () => {
    const hash = nameHash(deps.keys, account.username);
    const entry = { personId: account.person_id, nameHash: hash, method: 'password' } as const;
    const minutes = await lockedMinutes(context.tx, hash, context.now);
    if (minutes > 0) {
      await logSignIn(context, { ...entry, outcome: 'locked' });
      throw keepAndRefuse(identityError('locked', { minutes }));
    }
    if (await passwordMatches(password, account.password_hash)) return;
    await countFailure(context.tx, hash, context.now);
    await logSignIn(context, { ...entry, outcome: 'wrong' });
    throw keepAndRefuse(identityError('wrong-current-password'));
  });
