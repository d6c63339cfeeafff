import { inProgramStep } from '../../../platform/access/index.ts';
import { defineOperation, type Operation } from '../../../platform/operations/index.ts';
import { takeTurn } from '../administration/close-ways-in.ts';
import { recordOn, targetAccount } from '../administration/target-account.ts';
import { nameHash } from '../credentials/sealed.ts';
import type { IdentityDeps } from '../deps.ts';
import { ADMINISTRATION_STEP } from '../policy.ts';
import { clearFailures } from '../sign-in/guard.ts';
import { DONE } from './shapes.ts';
import { unlockAccountContract } from './unlock-account.contract.ts';

/** Opens an account again and forgets its wrong attempts. One that was never locked stays as it is; the act is noted. */
export const unlockAccount = (deps: IdentityDeps): Operation =>
  defineOperation(unlockAccountContract, (context, { personId, note }) =>
    inProgramStep(context.tx, ADMINISTRATION_STEP, async () => {
      const account = await targetAccount(context, personId);
      await takeTurn(context, deps, account);
      await clearFailures(context.tx, nameHash(deps.keys, account.username));
      await context.tx
        .updateTable('identity.account')
        .set({ locked_at: null, locked_reason: null, locked_note: null, locked_by: null })
        .where('id', '=', account.id)
        .execute();
      await recordOn(context, account, 'identity.account-unlocked', { note, lockedFor: account.locked_reason });
      return DONE;
    }),
  );
