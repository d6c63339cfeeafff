import type { Tx } from '../../../platform/db/index.ts';
import { newToken, tokenHash } from '../credentials/sealed.ts';
import { CHALLENGE_MINUTES } from '../rules/session-life.ts';

/** Cookie of a sign-in that is half done; it stands for nobody yet. */
export const SIGN_IN_COOKIE = 'kinhbac_sign_in';

export type Purpose = 'second-factor' | 'change-password' | 'passkey-sign-in' | 'passkey-registration';
export type Challenge = {
  readonly idHash: Buffer;
  readonly purpose: Purpose;
  readonly personId: string | null;
  readonly webAuthn: string | null;
};

/** Keeps a challenge under a key that the caller already has, replacing an older one. */
export const putChallenge = async (tx: Tx, key: string, now: Temporal.Instant, given: Omit<Challenge, 'idHash'>) => {
  const row = {
    purpose: given.purpose,
    person_id: given.personId,
    webauthn_challenge: given.webAuthn,
    expires_at: now.add({ minutes: CHALLENGE_MINUTES }).toString(),
  };
  await tx.deleteFrom('identity.challenge').where('expires_at', '<', new Date(now.epochMilliseconds)).execute();
  await tx
    .insertInto('identity.challenge')
    .values({ id_hash: tokenHash(key), ...row })
    .onConflict((conflict) => conflict.column('id_hash').doUpdateSet(row))
    .execute();
};

/** Keeps a challenge and answers the cookie's value for it. */
export const newChallenge = async (
  tx: Tx,
  now: Temporal.Instant,
  given: Omit<Challenge, 'idHash'>,
): Promise<string> => {
  const key = newToken();
  await putChallenge(tx, key, now, given);
  return key;
};

/** The living challenge under this key, or undefined. */
export const findChallenge = async (
  tx: Tx,
  key: string | undefined,
  now: Temporal.Instant,
): Promise<Challenge | undefined> => {
  if (!key) return undefined;
  const row = await tx
    .selectFrom('identity.challenge')
    .selectAll()
    .where('id_hash', '=', tokenHash(key))
    .where('expires_at', '>', new Date(now.epochMilliseconds))
    .executeTakeFirst();
  return (
    row && {
      idHash: row.id_hash,
      purpose: row.purpose as Purpose,
      personId: row.person_id,
      webAuthn: row.webauthn_challenge,
    }
  );
};

/** A challenge serves once. */
export const deleteChallenge = (tx: Tx, challenge: Challenge) =>
  tx.deleteFrom('identity.challenge').where('id_hash', '=', challenge.idHash).execute();
