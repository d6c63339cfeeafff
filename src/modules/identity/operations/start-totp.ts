import { defineOperation, type Operation, requireActor } from '../../../platform/operations/index.ts';
import { seal } from '../credentials/sealed.ts';
import { newTotp } from '../credentials/totp.ts';
import type { IdentityDeps } from '../deps.ts';
import { getAccount } from '../sign-in/account-rows.ts';
import { startTotpContract } from './start-totp.contract.ts';

/** Shows a new secret; it counts for nothing until a code made from it confirms it. */
export const startTotp = (deps: IdentityDeps): Operation =>
  defineOperation(startTotpContract, async (context) => {
    const account = await getAccount(context.tx, requireActor(context).personId);
    const totp = newTotp(account.username);
    await context.tx
      .updateTable('identity.account')
      .set({ totp_pending: seal(deps.keys, account.person_id, totp.secret) })
      .where('id', '=', account.id)
      .execute();
    return totp;
  });
