import { inProgramStep } from '../../../platform/access/index.ts';
import { defineOperation, keepAndRefuse, type Operation } from '../../../platform/operations/index.ts';
import { checkCode, voidCode } from '../activation/activation-codes.ts';
import { nameHash } from '../credentials/sealed.ts';
import type { IdentityDeps } from '../deps.ts';
import { identityError } from '../errors.ts';
import { SIGN_IN_STEP } from '../policy.ts';
import { ACTIVATION } from '../rules/activation-code.ts';
import { endSessionsOf } from '../sessions/end-sessions.ts';
import { findAccountByName, setPassword } from '../sign-in/account-rows.ts';
import { finishSignIn } from '../sign-in/finish.ts';
import { countFailure, lockedMinutes } from '../sign-in/guard.ts';
import { logSignIn } from '../sign-in/log.ts';
import { activateContract } from './activate.contract.ts';

/**
 * The first sign-in: name and one-time code, then a password of one's own. Wrong codes count like wrong passwords; a name
 * that nobody has, an account that does not wait and a wrong code answer the same. A password that breaks the rules
 * leaves the code unused.
 */
export const activate = (deps: IdentityDeps): Operation =>
  defineOperation(activateContract, (context, { username, code, newPassword }) =>
    inProgramStep(context.tx, SIGN_IN_STEP, async () => {
      const { tx, now } = context;
      const hash = nameHash(deps.keys, username);
      const minutes = await lockedMinutes(tx, hash, now);
      const account = await findAccountByName(tx, username);
      const entry = { personId: account?.person_id ?? null, nameHash: hash, method: 'activation-code' } as const;
      if (minutes > 0) {
        await logSignIn(context, { ...entry, outcome: 'locked' });
        throw keepAndRefuse(identityError('locked', { minutes }));
      }
      const waits = account?.password_hash === null && account.locked_at === null;
      const verdict = waits ? await checkCode(tx, deps, account.person_id, code, now) : 'wrong';
      if (!account || verdict !== 'right') {
        if (verdict === 'wrong') await countFailure(tx, hash, now);
        await logSignIn(context, { ...entry, outcome: 'wrong' });
        throw keepAndRefuse(
          verdict === 'expired'
            ? identityError('activation-expired', { days: ACTIVATION.validDays })
            : identityError('wrong-activation'),
        );
      }
      await setPassword(tx, account, newPassword, now);
      await voidCode(tx, account.person_id);
      await endSessionsOf(context, deps, account.person_id);
      await context.record({
        kind: 'identity.activated',
        objectKind: 'identity.account',
        objectId: account.id,
        data: { personId: account.person_id },
      });
      return finishSignIn(context, deps, account, { method: 'activation-code', passwordShown: false });
    }),
  );
