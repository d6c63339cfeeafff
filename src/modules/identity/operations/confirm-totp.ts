import { defineOperation, type Operation, requireActor } from '../../../platform/operations/index.ts';
import { unseal } from '../credentials/sealed.ts';
import { totpStep } from '../credentials/totp.ts';
import type { IdentityDeps } from '../deps.ts';
import { identityError } from '../errors.ts';
import { getAccount } from '../sign-in/account-rows.ts';
import { confirmTotpContract } from './confirm-totp.contract.ts';
import { DONE } from './shapes.ts';

/** Turns one-time codes on once a code shows that the app has the secret. */
export const confirmTotp = (deps: IdentityDeps): Operation =>
  defineOperation(confirmTotpContract, async (context, { code }) => {
    const { tx, now } = context;
    const account = await getAccount(tx, requireActor(context).personId);
    if (!account.totp_pending) throw identityError('totp-not-started');
    const step = totpStep(unseal(deps.keys, account.person_id, account.totp_pending), code, now, null);
    if (step === null) throw identityError('wrong-code');
    await tx
      .updateTable('identity.account')
      .set({ totp_secret: account.totp_pending, totp_pending: null, totp_last_step: step })
      .where('id', '=', account.id)
      .execute();
    await context.record({ kind: 'identity.totp-added', objectKind: 'identity.account', objectId: account.id });
    return DONE;
  });
