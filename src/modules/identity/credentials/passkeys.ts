import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import type { Selectable } from 'kysely';
import type { DB } from '../../../platform/db/index.ts';
import type { IdentityDeps } from '../deps.ts';

export type Passkey = Selectable<DB['identity.passkey']>;
type Site = IdentityDeps['webAuthn'];
type Transports = NonNullable<Parameters<typeof verifyAuthenticationResponse>[0]['credential']['transports']>;

const describe = (passkey: Passkey) => ({
  id: passkey.credential_id,
  transports: passkey.transports as Transports,
});

/** What the authenticator is asked for when a passkey is added; those already there are named, so that none is added twice. */
export const registrationOptions = (
  site: Site,
  owner: { personId: string; username: string; displayName: string },
  existing: readonly Passkey[],
) =>
  generateRegistrationOptions({
    rpName: 'Kinh Bắc',
    rpID: site.rpId,
    userName: owner.username,
    userID: new TextEncoder().encode(owner.personId),
    userDisplayName: owner.displayName,
    attestationType: 'none',
    excludeCredentials: existing.map(describe),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });

/** The verified new credential, or null when the response does not hold. */
export const verifyRegistration = async (site: Site, challenge: string, response: unknown) => {
  try {
    const verified = await verifyRegistrationResponse({
      response: response as RegistrationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: [...site.origins],
      expectedRPID: site.rpId,
      requireUserVerification: true,
    });
    return verified.verified ? verified.registrationInfo.credential : null;
  } catch {
    return null;
  }
};

/** What the authenticator is asked for at sign-in; with no passkeys named it offers those it has for this site. */
export const authenticationOptions = (site: Site, allowed: readonly Passkey[]) =>
  generateAuthenticationOptions({
    rpID: site.rpId,
    allowCredentials: allowed.length > 0 ? allowed.map(describe) : undefined,
    userVerification: 'required',
  });

/** The credential that a response claims to come from, before anything is verified. */
export const claimedCredential = (response: unknown): string | null => {
  const id = (response as { id?: unknown } | null)?.id;
  return typeof id === 'string' && id.length <= 1_400 ? id : null;
};

/** The new signature counter of a response that holds, else null. A counter going back is refused by the library. */
export const verifyAuthentication = async (
  site: Site,
  challenge: string,
  passkey: Passkey,
  response: unknown,
): Promise<number | null> => {
  try {
    const verified = await verifyAuthenticationResponse({
      response: response as AuthenticationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: [...site.origins],
      expectedRPID: site.rpId,
      credential: {
        id: passkey.credential_id,
        publicKey: new Uint8Array(passkey.public_key),
        counter: Number(passkey.sign_count),
        transports: passkey.transports as Transports,
      },
      requireUserVerification: true,
    });
    return verified.verified ? verified.authenticationInfo.newCounter : null;
  } catch {
    return null;
  }
};
