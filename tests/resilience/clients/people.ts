import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type pg from 'pg';
import { createPerson } from '../../../src/cli/person.ts';
import { DEMO_PASSWORD } from '../../../src/modules/organization/index.ts';
import { createClient } from '../../../src/platform/contracts/client.ts';
import { SESSION_COOKIE } from '../../../src/platform/http/session.ts';

export type Call = ReturnType<typeof createClient>;

/** Those who handle an arrival in one agency. */
export type ReceivingOffice = {
  readonly agencyId: string;
  readonly clerk: Call;
  readonly leader: Call;
  readonly handler: { readonly positionId: string; readonly call: Call };
};

/** Those through whose hands an outgoing document goes. The demo sign-ins are who holds keys that a known PIN opens. */
export type IssuingOffice = {
  readonly agencyId: string;
  readonly specialist: Call;
  readonly head: Call;
  readonly clerk: Call;
  readonly leader: Call;
  readonly leaderPositionId: string;
  readonly specialistPositionId: string;
};

const HOLDERS = `
  select a.id as "agencyId", a.key, h.person_id as "personId", o.id as "positionId", o.roles
  from organization.agency a
    join organization.position o on o.agency_id = a.id and $1::timestamptz <@ o.valid
    join organization.holding h on h.position_id = o.id and not h.acting and $1::timestamptz <@ h.valid
  where a.key = any ($2) order by a.ordinal, o.ordinal, o.id`;

type Holder = { agencyId: string; key: string; personId: string; positionId: string; roles: string[] };

const plant = async (owner: pg.Client, url: string, { personId, positionId }: Holder): Promise<Call> => {
  const token = randomBytes(32).toString('base64url');
  const csrf = randomBytes(32).toString('base64url');
  const now = new Date();
  await owner.query(
    `insert into identity.session (id, token_hash, person_id, position_id, csrf_token, created_at, last_seen_at, expires_at, address, user_agent)
     values ($1, $2, $3, $4, $5, $6, $6, $7, '127.0.0.1', 'planted')`,
    [
      ...[randomUUID(), createHash('sha256').update(token).digest(), personId, positionId, csrf, now],
      new Date(now.getTime() + 12 * 3_600_000),
    ],
  );
  return createClient({
    baseUrl: url,
    csrfToken: () => csrf,
    fetch: (input, init) => {
      const headers = new Headers(init?.headers);
      headers.set('cookie', `${SESSION_COOKIE}=${token}`);
      return fetch(input, { ...init, headers });
    },
  });
};

/** One office for each of these agencies, with planted sessions. */
export const plantReceivingOffices = async (
  owner: pg.Client,
  url: string,
  keys: readonly string[],
): Promise<Map<string, ReceivingOffice>> => {
  const { rows } = await owner.query<Holder>(HOLDERS, [new Date(), keys]);
  const offices = new Map<string, ReceivingOffice>();
  for (const key of keys) {
    const ours = rows.filter((row) => row.key === key);
    const withRole = (role: string) => ours.find(({ roles }) => roles.includes(role));
    const [clerk, leader, head] = [withRole('records-clerk'), withRole('leader'), withRole('unit-head')];
    if (!clerk || !leader || !head) throw new Error(`${key} has no clerk, leader or head`);
    offices.set(key, {
      agencyId: clerk.agencyId,
      clerk: await plant(owner, url, clerk),
      leader: await plant(owner, url, leader),
      handler: { positionId: head.positionId, call: await plant(owner, url, head) },
    });
  }
  return offices;
};

/** Signs the demo people of one agency in over HTTP; names are `prefix.role`. */
export const signInOffice = async (
  url: string,
  names: Record<'specialist' | 'head' | 'clerk' | 'leader', string>,
): Promise<IssuingOffice> => {
  const signIn = async (username: string) => {
    const person = createPerson(url);
    const me = await person.signIn(username, DEMO_PASSWORD);
    return { call: person.call, acting: me.position };
  };
  const [specialist, head, clerk, leader] = [
    await signIn(names.specialist),
    await signIn(names.head),
    await signIn(names.clerk),
    await signIn(names.leader),
  ];
  return {
    agencyId: clerk.acting.agencyId,
    specialist: specialist.call,
    head: head.call,
    clerk: clerk.call,
    leader: leader.call,
    leaderPositionId: leader.acting.positionId,
    specialistPositionId: specialist.acting.positionId,
  };
};
