import { inProgramStep } from '../../../platform/access/index.ts';
import { defineOperation, keepAndRefuse, type Operation } from '../../../platform/operations/index.ts';
import { claimedCredential, verifyAuthentication } from '../credentials/passkeys.ts';
import { nameHash } from '../credentials/sealed.ts';
import type { IdentityDeps } from '../deps.ts';
import { identityError } from '../errors.ts';
import { SIGN_IN_STEP } from '../policy.ts';
import { getAccount } from '../sign-in/account-rows.ts';
import { deleteChallenge, findChallenge, SIGN_IN_COOKIE } from '../sign-in/challenge.ts';
import { finishSignIn } from '../sign-in/finish.ts';
import { logSignIn } from '../sign-in/log.ts';
import { signInPasskeyContract } from './sign-in-passkey.contract.ts';

/** A passkey confirmed by its owner's PIN or fingerprint is two factors in one, so it may stand alone. */
export const signInPasskey = (deps: IdentityDeps): Operation =>
  defineOperation(signInPasskeyContract, (context, { response }) =>
    inProgramStep(context.tx, SIGN_IN_STEP, async () => {
      const { tx, now, request } = context;
      const challenge = await findChallenge(tx, request.cookies[SIGN_IN_COOKIE], now);
      if (!challenge?.webAuthn || challenge.purpose === 'passkey-registration') throw identityError('sign-in-expired');
      await deleteChallenge(tx, challenge);
      const passkey = await tx
        .selectFrom('identity.passkey')
        .selectAll()
        .where('credential_id', '=', claimedCredential(response) ?? '')
        .executeTakeFirst();
      const owner = passkey && (challenge.personId === null || challenge.personId === passkey.person_id);
      const counter = owner ? await verifyAuthentication(deps.webAuthn, challenge.webAuthn, passkey, response) : null;
      if (!passkey || counter === null) {
        const personId = passkey?.person_id ?? challenge.personId;
        const hash = nameHash(deps.keys, personId ?? '');
        await logSignIn(context, { personId, nameHash: hash, outcome: 'wrong', method: 'passkey' });
        throw keepAndRefuse(identityError('wrong-passkey'));
      }
      await tx
        .updateTable('identity.passkey')
        .set({ sign_count: counter, last_used_at: now.toString() })
        .where('id', '=', passkey.id)
        .execute();
      const account = await getAccount(tx, passkey.person_id);
      const passwordShown = challenge.purpose === 'second-factor';
      return finishSignIn(context, deps, account, { method: 'passkey', passwordShown });
    }),
  );
