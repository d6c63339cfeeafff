import { inProgramStep } from '../../../platform/access/index.ts';
import { defineOperation, type Operation, requireActor } from '../../../platform/operations/index.ts';
import { issueCode } from '../activation/activation-codes.ts';
import { closeWaysIn, takeTurn } from '../administration/close-ways-in.ts';
import { recordOn, slipOf, targetAccount } from '../administration/target-account.ts';
import { nameHash } from '../credentials/sealed.ts';
import type { IdentityDeps } from '../deps.ts';
import { identityError } from '../errors.ts';
import { ADMINISTRATION_STEP } from '../policy.ts';
import { clearFailures } from '../sign-in/guard.ts';
import { resetAccountContract } from './reset-account.contract.ts';

/** For who forgot the password or lost the phone: everything one signs in with is void, and a new slip is printed. */
export const resetAccount = (deps: IdentityDeps): Operation =>
  defineOperation(resetAccountContract, (context, { personId }) =>
    inProgramStep(context.tx, ADMINISTRATION_STEP, async () => {
      const { tx, now } = context;
      const account = await targetAccount(context, personId);
      if (account.state === 'locked') throw identityError('locked-by-administrator', { name: account.person_name });
      await takeTurn(context, deps, account);
      await tx.deleteFrom('identity.passkey').where('person_id', '=', personId).execute();
      await tx
        .updateTable('identity.account')
        .set({
          password_hash: null,
          password_set_at: null,
          must_change: false,
          totp_secret: null,
          totp_pending: null,
          totp_last_step: null,
        })
        .where('id', '=', account.id)
        .execute();
      await clearFailures(tx, nameHash(deps.keys, account.username));
      const sessionsEnded = await closeWaysIn(context, deps, account);
      const issued = await issueCode(tx, deps, { personId, issuedBy: requireActor(context).personId, now });
      await recordOn(context, account, 'identity.account-reset', {
        sessionsEnded,
        expiresAt: issued.expiresAt.toString(),
      });
      return { slip: slipOf(account, issued) };
    }),
  );
