import { inProgramStep } from '../../../platform/access/index.ts';
import { defineOperation, type Operation } from '../../../platform/operations/index.ts';
import { authenticationOptions } from '../credentials/passkeys.ts';
import type { IdentityDeps } from '../deps.ts';
import { SIGN_IN_STEP } from '../policy.ts';
import { CHALLENGE_MINUTES } from '../rules/session-life.ts';
import { findChallenge, newChallenge, putChallenge, SIGN_IN_COOKIE } from '../sign-in/challenge.ts';
import { passkeyOptionsContract } from './passkey-options.contract.ts';

/**
 * Begins a passkey ceremony: as the second factor of whoever showed a password, else as a sign-in of its own, for which
 * the authenticator itself names the account. Writes only the challenge, so nothing is recorded.
 */
export const passkeyOptions = (deps: IdentityDeps): Operation =>
  defineOperation(passkeyOptionsContract, ({ tx, now, request }) =>
    inProgramStep(tx, SIGN_IN_STEP, async () => {
      const cookie = request.cookies[SIGN_IN_COOKIE];
      const begun = await findChallenge(tx, cookie, now);
      const personId = begun?.purpose === 'second-factor' ? begun.personId : null;
      const allowed = personId
        ? await tx.selectFrom('identity.passkey').selectAll().where('person_id', '=', personId).execute()
        : [];
      const options = await authenticationOptions(deps.webAuthn, allowed);
      if (cookie && personId) {
        await putChallenge(tx, cookie, now, { purpose: 'second-factor', personId, webAuthn: options.challenge });
      } else {
        const given = { purpose: 'passkey-sign-in', personId: null, webAuthn: options.challenge } as const;
        request.setCookie(SIGN_IN_COOKIE, await newChallenge(tx, now, given), {
          maxAgeSeconds: CHALLENGE_MINUTES * 60,
        });
      }
      return { options: { ...options } };
    }),
  );
