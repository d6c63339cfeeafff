import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { Actor } from '../../src/platform/access/index.ts';
import { SESSION_COOKIE } from '../../src/platform/http/session.ts';

/** A session for each of these people, written as the identity module writes it; people without an account get one. Answers cookies, in order. */
export const plantSessions = async (owner: pg.Client, actors: readonly Actor[]): Promise<string[]> => {
  const now = new Date();
  const cookies: string[] = [];
  for (const { personId, positionId } of actors) {
    const token = randomBytes(32).toString('base64url');
    await owner.query(
      `insert into identity.account (id, person_id, username, created_at) values ($1, $2, $3, $4) on conflict do nothing`,
      [randomUUID(), personId, `bench.${personId}`, now],
    );
    await owner.query(
      `insert into identity.session (id, token_hash, person_id, position_id, csrf_token, created_at, last_seen_at, expires_at, address, user_agent)
       values ($1, $2, $3, $4, $5, $6, $6, $7, '127.0.0.1', 'bench')`,
      [
        ...[randomUUID(), createHash('sha256').update(token).digest(), personId, positionId],
        ...[randomBytes(32).toString('base64url'), now, new Date(now.getTime() + 3_600_000)],
      ],
    );
    cookies.push(`${SESSION_COOKIE}=${token}`);
  }
  return cookies;
};
