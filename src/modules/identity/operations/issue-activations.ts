import { inProgramStep } from '../../../platform/access/index.ts';
import { defineOperation, type Operation, requireActor } from '../../../platform/operations/index.ts';
import { issueCode } from '../activation/activation-codes.ts';
import { recordOn, slipOf, targetAccounts } from '../administration/target-account.ts';
import type { IdentityDeps } from '../deps.ts';
import { identityError } from '../errors.ts';
import { ADMINISTRATION_STEP } from '../policy.ts';
import type { ActivationSlip } from './account-shapes.ts';
import { issueActivationsContract } from './issue-activations.contract.ts';

/** Codes for accounts that wait, all or none. A new code voids the former one. */
export const issueActivations = (deps: IdentityDeps): Operation =>
  defineOperation(issueActivationsContract, (context, { personIds }) =>
    inProgramStep(context.tx, ADMINISTRATION_STEP, async () => {
      const { tx, now } = context;
      const issuedBy = requireActor(context).personId;
      const accounts = await targetAccounts(context, personIds);
      const settled = accounts.find(({ state }) => state !== 'waiting');
      if (settled)
        throw identityError(settled.state === 'locked' ? 'locked-by-administrator' : 'not-waiting', {
          name: settled.person_name,
        });
      const slips: ActivationSlip[] = [];
      for (const account of accounts) {
        const issued = await issueCode(tx, deps, { personId: account.person_id, issuedBy, now });
        await recordOn(context, account, 'identity.activation-issued', { expiresAt: issued.expiresAt.toString() });
        slips.push(slipOf(account, issued));
      }
      return { slips };
    }),
  );
