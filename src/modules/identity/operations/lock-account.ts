import { inProgramStep } from '../../../platform/access/index.ts';
import { defineOperation, type Operation, requireActor } from '../../../platform/operations/index.ts';
import { closeWaysIn, takeTurn } from '../administration/close-ways-in.ts';
import { recordOn, targetAccount } from '../administration/target-account.ts';
import type { IdentityDeps } from '../deps.ts';
import { identityError } from '../errors.ts';
import { ADMINISTRATION_STEP } from '../policy.ts';
import { lockAccountContract } from './lock-account.contract.ts';
import { DONE } from './shapes.ts';

/** Nobody signs in with a locked account, and who is signed in with it is out at once. Password and factors stay. */
export const lockAccount = (deps: IdentityDeps): Operation =>
  defineOperation(lockAccountContract, (context, { personId, reason, note }) =>
    inProgramStep(context.tx, ADMINISTRATION_STEP, async () => {
      const account = await targetAccount(context, personId);
      if (account.state === 'locked') throw identityError('locked-by-administrator', { name: account.person_name });
      await takeTurn(context, deps, account);
      await context.tx
        .updateTable('identity.account')
        .set({
          locked_at: context.now.toString(),
          locked_reason: reason,
          locked_note: note,
          locked_by: requireActor(context).personId,
        })
        .where('id', '=', account.id)
        .execute();
      const sessionsEnded = await closeWaysIn(context, deps, account);
      await recordOn(context, account, 'identity.account-locked', { reason, note, sessionsEnded });
      return DONE;
    }),
  );
