import { randomUUIDv7 } from 'node:crypto';
import type { Tx } from '../../../platform/db/index.ts';
import { newToken, tokenHash } from '../credentials/sealed.ts';
import { sessionExpiry } from '../rules/session-life.ts';
import type { PositionChoice } from './position-directory.ts';

type Browser = { readonly address: string; readonly userAgent: string };

/** Writes a session and answers the cookie's value, which is kept nowhere else. */
export const insertSession = async (
  tx: Tx,
  session: { personId: string; choice: PositionChoice; now: Temporal.Instant; browser: Browser },
): Promise<{ id: string; token: string }> => {
  const id = randomUUIDv7();
  const token = newToken();
  const now = session.now.toString();
  await tx
    .insertInto('identity.session')
    .values({
      id,
      token_hash: tokenHash(token),
      person_id: session.personId,
      position_id: session.choice.positionId,
      delegation_id: session.choice.delegationId,
      csrf_token: newToken(),
      created_at: now,
      last_seen_at: now,
      expires_at: sessionExpiry(session.now).toString(),
      address: session.browser.address,
      user_agent: session.browser.userAgent,
    })
    .execute();
  await tx.deleteFrom('identity.session').where('expires_at', '<', new Date(session.now.epochMilliseconds)).execute();
  return { id, token };
};

/** The session of a cookie with its account, or undefined. */
export const findSession = (tx: Tx, token: string) =>
  tx
    .selectFrom('identity.session as s')
    .innerJoin('identity.account as a', 'a.person_id', 's.person_id')
    .where('s.token_hash', '=', tokenHash(token))
    .where('a.locked_at', 'is', null)
    .select([
      's.id',
      's.person_id',
      's.position_id',
      's.delegation_id',
      's.csrf_token',
      's.last_seen_at',
      's.expires_at',
      'a.id as account_id',
    ])
    .executeTakeFirst();

export const choosePosition = (tx: Tx, sessionId: string, choice: PositionChoice) =>
  tx
    .updateTable('identity.session')
    .set({ position_id: choice.positionId, delegation_id: choice.delegationId })
    .where('id', '=', sessionId)
    .execute();

export const noteSeen = (tx: Tx, sessionId: string, now: Temporal.Instant) =>
  tx.updateTable('identity.session').set({ last_seen_at: now.toString() }).where('id', '=', sessionId).execute();

export const deleteSession = (tx: Tx, sessionId: string) =>
  tx.deleteFrom('identity.session').where('id', '=', sessionId).execute();

/** Ends the session of a cookie, when there is one. */
export const deleteSessionOf = (tx: Tx, token: string) =>
  tx.deleteFrom('identity.session').where('token_hash', '=', tokenHash(token)).execute();
