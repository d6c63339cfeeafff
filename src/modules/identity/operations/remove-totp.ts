import { defineOperation, type Operation, requireActor } from '../../../platform/operations/index.ts';
import type { IdentityDeps } from '../deps.ts';
import { getAccount } from '../sign-in/account-rows.ts';
import { confirmPassword } from '../sign-in/confirm-password.ts';
import { removeTotpContract } from './remove-totp.contract.ts';
import { DONE } from './shapes.ts';

export const removeTotp = (deps: IdentityDeps): Operation =>
  defineOperation(removeTotpContract, async (context, { password }) => {
    const account = await getAccount(context.tx, requireActor(context).personId);
    await confirmPassword(context, deps, account, password);
    await context.tx
      .updateTable('identity.account')
      .set({ totp_secret: null, totp_pending: null, totp_last_step: null })
      .where('id', '=', account.id)
      .execute();
    await context.record({ kind: 'identity.totp-removed', objectKind: 'identity.account', objectId: account.id });
    return DONE;
  });
