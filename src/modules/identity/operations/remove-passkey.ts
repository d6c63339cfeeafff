import { platformError } from '../../../platform/errors/platform-errors.ts';
import { defineOperation, type Operation, requireActor } from '../../../platform/operations/index.ts';
import type { IdentityDeps } from '../deps.ts';
import { getAccount } from '../sign-in/account-rows.ts';
import { confirmPassword } from '../sign-in/confirm-password.ts';
import { removePasskeyContract } from './remove-passkey.contract.ts';
import { DONE } from './shapes.ts';

export const removePasskey = (deps: IdentityDeps): Operation =>
  defineOperation(removePasskeyContract, async (context, { passkeyId, password }) => {
    const { personId } = requireActor(context);
    const account = await getAccount(context.tx, personId);
    await confirmPassword(context, deps, account, password);
    const removed = await context.tx
      .deleteFrom('identity.passkey')
      .where('id', '=', passkeyId)
      .where('person_id', '=', personId)
      .returning('id')
      .executeTakeFirst();
    if (!removed) throw platformError('not-found');
    await context.record({ kind: 'identity.passkey-removed', objectKind: 'identity.passkey', objectId: passkeyId });
    return DONE;
  });
