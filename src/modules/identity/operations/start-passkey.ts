import { defineOperation, type Operation, requireActor } from '../../../platform/operations/index.ts';
import { registrationOptions } from '../credentials/passkeys.ts';
import type { IdentityDeps } from '../deps.ts';
import { getAccount } from '../sign-in/account-rows.ts';
import { putChallenge } from '../sign-in/challenge.ts';
import { startPasskeyContract } from './start-passkey.contract.ts';

/** Begins to add a passkey; the challenge belongs to this session. */
export const startPasskey = (deps: IdentityDeps): Operation =>
  defineOperation(startPasskeyContract, async (context) => {
    const { tx, now } = context;
    const { personId, personName, sessionId } = requireActor(context);
    const { username } = await getAccount(tx, personId);
    const existing = await tx.selectFrom('identity.passkey').selectAll().where('person_id', '=', personId).execute();
    const owner = { personId, username, displayName: personName };
    const options = await registrationOptions(deps.webAuthn, owner, existing);
    await putChallenge(tx, sessionId, now, { purpose: 'passkey-registration', personId, webAuthn: options.challenge });
    return { options: { ...options } };
  });
