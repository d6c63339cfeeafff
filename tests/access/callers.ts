import { setTimeout as sleep } from 'node:timers/promises';
import { urlOf } from '../../src/platform/contracts/client.ts';
import type { Contract } from '../../src/platform/contracts/contract.ts';
import type { Column, Relation } from './matrix.ts';
import type { TestProvince } from './province.ts';

export type Seat = {
  readonly personId: string;
  readonly username: string;
  readonly positionId: string;
  readonly agencyId: string;
  readonly unitId: string;
};

export type Reply = { readonly status: number; readonly body: unknown; readonly text: string };

/** Somebody with a browser: signed in and acting for one position, or nobody. */
export type Caller = {
  readonly seat: Seat | null;
  /** Cookie and token of the session; none for nobody. */
  readonly headers: Readonly<Record<string, string>>;
  call(contract: Contract, input: Record<string, unknown>): Promise<Reply>;
};

const readReply = async (response: Response): Promise<Reply> => {
  const text = await response.text();
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  return { status: response.status, body: isJson ? JSON.parse(text) : null, text };
};

type Session = { cookie: string; csrf: string };
const headersOf = (session: Session | null): Record<string, string> =>
  session ? { cookie: session.cookie, 'x-csrf-token': session.csrf } : {};

const send = async (address: string, session: Session | null, contract: Contract, input: Record<string, unknown>) =>
  fetch(`${address}${urlOf(contract, input)}`, {
    method: contract.method,
    headers: {
      ...(contract.method === 'GET' ? {} : { 'content-type': 'application/json' }),
      ...headersOf(session),
    },
    body: contract.method === 'GET' ? undefined : JSON.stringify(input),
  });

const signIn = async (address: string, seat: Seat, password: string): Promise<Session> => {
  // All these people share one address, whose sign-ins are limited: who is told to wait, waits.
  const post = async (path: string, body: object, session?: Session): Promise<Response> => {
    const answer = await fetch(`${address}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headersOf(session ?? null) },
      body: JSON.stringify(body),
    });
    if (answer.status !== 429) return answer;
    await sleep(Number(answer.headers.get('retry-after') ?? 5) * 1_000 + 200);
    return post(path, body, session);
  };
  const answer = await post('/api/sign-in', { username: seat.username, password });
  const cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0] ?? '')
    .find((one) => one.startsWith('kinhbac_session='));
  if (!cookie) throw new Error(`${seat.username} could not sign in: ${await answer.text()}`);
  const me = (await (await fetch(`${address}/api/me`, { headers: { cookie } })).json()) as { csrfToken: string };
  const session = { cookie, csrf: me.csrfToken };
  const switched = await post('/api/me/position', { positionId: seat.positionId }, session);
  if (!switched.ok) throw new Error(`${seat.username} could not switch: ${await switched.text()}`);
  return session;
};

const SEATS = `
  select h.person_id as "personId", a.username, o.id as "positionId", o.agency_id as "agencyId", o.unit_id as "unitId"
  from organization.holding h
    join organization.position o on o.id = h.position_id
    join identity.account a on a.person_id = h.person_id
  where $1 = any (o.roles) and not h.acting and now() <@ h.valid and now() <@ o.valid`;

export const createCallers = async ({ province, owner }: TestProvince) => {
  const { address, demoPassword } = province;
  if (demoPassword === null) throw new Error('the province has no demo sign-ins');
  // Everybody gets the demo password, so that every seat of every agency can be tried.
  await owner.query(`update identity.account set password_set_at = now(), password_hash =
    (select password_hash from identity.account where demo_ordinal is not null order by demo_ordinal limit 1)`);
  // First the department with most demo sign-ins: its people hold signing keys whose PIN is known.
  const agencies = await owner.query<{ id: string }>(
    `select g.id from organization.agency g
     left join organization.position o on o.agency_id = g.id
     left join organization.holding h on h.position_id = o.id
     left join identity.account a on a.person_id = h.person_id and a.demo_ordinal is not null
     where g.kind = 'department' and now() <@ g.valid
     group by g.id, g.ordinal order by count(a.id) desc, g.ordinal limit 2`,
  );
  const commune = await owner.query<{ id: string }>(
    `select id from organization.agency where kind = 'commune' and now() <@ valid order by ordinal limit 1`,
  );
  const [own = '', recipient = ''] = agencies.rows.map((row) => row.id);
  const other = commune.rows[0]?.id ?? '';
  const agencyOf = { '-': own, author: own, unit: own, own, recipient, other } as const;

  const findSeat = async (role: string, where: string, values: unknown[]): Promise<Seat | null> => {
    const order = 'order by cardinality(o.roles), a.demo_ordinal nulls last, o.ordinal, o.id limit 1';
    return (await owner.query<Seat>(`${SEATS} and ${where} ${order}`, [role, ...values])).rows[0] ?? null;
  };
  const author = await findSeat('specialist', 'o.agency_id = $2', [own]);
  if (!author) throw new Error('no specialist to write drafts');

  const seatOf = async (role: Exclude<Column, 'nobody'>, relation: Relation): Promise<Seat | null> => {
    const agency = agencyOf[relation];
    if (relation === 'author') return role === 'specialist' ? author : null;
    if (relation === 'unit') return findSeat(role, 'o.unit_id = $2 and o.id <> $3', [author.unitId, author.positionId]);
    if (relation === 'own') return findSeat(role, 'o.agency_id = $2 and o.unit_id <> $3', [agency, author.unitId]);
    return (
      (await findSeat(role, 'o.agency_id = $2', [agency])) ??
      // A role that only some agencies have: taken from wherever it is, but not from those that are concerned.
      (relation === '-' ? findSeat(role, 'true', []) : null) ??
      (relation === 'other' ? findSeat(role, 'o.agency_id <> all ($2::uuid[])', [[own, recipient]]) : null)
    );
  };

  const callerAt = async (seat: Seat | null): Promise<Caller> => {
    const session = seat && (await signIn(address, seat, demoPassword));
    return {
      seat,
      headers: headersOf(session),
      call: async (contract, input) => readReply(await send(address, session, contract, input)),
    };
  };
  const known = new Map<string, Caller>();
  return {
    agencies: { own, recipient, other },
    author,
    callerAt,
    /** The caller of a column, or null when nobody stands so. `fresh`: a session of its own, which may be used up. */
    find: async (column: Column, relation: Relation, fresh: boolean): Promise<Caller | null> => {
      const seat = column === 'nobody' ? null : await seatOf(column, relation);
      if (column !== 'nobody' && !seat) return null;
      const key = seat?.positionId ?? 'nobody';
      const caller = (fresh ? undefined : known.get(key)) ?? (await callerAt(seat));
      if (!fresh) known.set(key, caller);
      return caller;
    },
  };
};

export type Callers = Awaited<ReturnType<typeof createCallers>>;
