import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type pg from 'pg';
import { createClient } from '../../src/platform/contracts/client.ts';
import { SESSION_COOKIE } from '../../src/platform/http/session.ts';

export type PlantedSession = {
  readonly agencyId: string;
  readonly agencyName: string;
  readonly agencyKey: string;
  readonly cookie: string;
  readonly csrfToken: string;
};

const CLERKS = `
  select distinct on (a.ordinal, a.id) a.id as "agencyId", a.short_name as "agencyName", a.key as "agencyKey",
    h.person_id as "personId", h.position_id as "positionId"
  from organization.agency a
    join organization.position o on o.agency_id = a.id and 'records-clerk' = any (o.roles) and $1::timestamptz <@ o.valid
    join organization.holding h on h.position_id = o.id and not h.acting and $1::timestamptz <@ h.valid
  where $1::timestamptz <@ a.valid
  order by a.ordinal, a.id, o.ordinal`;

type Clerk = { agencyId: string; agencyName: string; agencyKey: string; personId: string; positionId: string };

/** A session for one records clerk of every agency, written as the identity module writes it, without a password. */
export const plantClerkSessions = async (owner: pg.Client, now: Date): Promise<PlantedSession[]> => {
  const { rows } = await owner.query<Clerk>(CLERKS, [now]);
  const planted: PlantedSession[] = [];
  for (const { personId, positionId, ...agency } of rows) {
    const token = randomBytes(32).toString('base64url');
    const csrfToken = randomBytes(32).toString('base64url');
    const ends = new Date(now.getTime() + 3_600_000);
    await owner.query(
      `insert into identity.session (id, token_hash, person_id, position_id, csrf_token, created_at, last_seen_at, expires_at, address, user_agent)
       values ($1, $2, $3, $4, $5, $6, $6, $7, '127.0.0.1', 'planted')`,
      [randomUUID(), createHash('sha256').update(token).digest(), personId, positionId, csrfToken, now, ends],
    );
    planted.push({ ...agency, cookie: `${SESSION_COOKIE}=${token}`, csrfToken });
  }
  return planted;
};

/** Calls operations as the one whose session it is. */
export const clientOf = (baseUrl: string, { cookie, csrfToken }: PlantedSession) =>
  createClient({
    baseUrl,
    csrfToken: () => csrfToken,
    fetch: (input, init) => {
      const headers = new Headers(init?.headers);
      headers.set('cookie', cookie);
      return fetch(input, { ...init, headers });
    },
  });
