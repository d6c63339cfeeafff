import { randomUUIDv7 } from 'node:crypto';
import { defineOperation, type Operation, requireActor } from '../../../platform/operations/index.ts';
import { verifyRegistration } from '../credentials/passkeys.ts';
import type { IdentityDeps } from '../deps.ts';
import { identityError } from '../errors.ts';
import { deleteChallenge, findChallenge } from '../sign-in/challenge.ts';
import { confirmPasskeyContract } from './confirm-passkey.contract.ts';

export const confirmPasskey = (deps: IdentityDeps): Operation =>
  defineOperation(confirmPasskeyContract, async (context, { name, response }) => {
    const { tx, now } = context;
    const { personId, sessionId } = requireActor(context);
    const challenge = await findChallenge(tx, sessionId, now);
    if (challenge?.purpose !== 'passkey-registration' || !challenge.webAuthn) throw identityError('sign-in-expired');
    const credential = await verifyRegistration(deps.webAuthn, challenge.webAuthn, response);
    if (!credential) throw identityError('wrong-passkey');
    await deleteChallenge(tx, challenge);
    const passkeyId = randomUUIDv7();
    await tx
      .insertInto('identity.passkey')
      .values({
        id: passkeyId,
        person_id: personId,
        credential_id: credential.id,
        public_key: Buffer.from(credential.publicKey),
        sign_count: credential.counter,
        transports: credential.transports ?? [],
        name,
        created_at: now.toString(),
        last_used_at: null,
      })
      .execute();
    await context.record({ kind: 'identity.passkey-added', objectKind: 'identity.passkey', objectId: passkeyId });
    return { passkeyId };
  });
