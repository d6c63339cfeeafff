import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { systemClock } from '../clock/index.ts';
import { type Contract, defineContract } from '../contracts/contract.ts';
import { type TestDatabase, testDatabase } from '../db/testing.ts';
import { platformError } from '../errors/platform-errors.ts';
import { checkDeclarations } from '../http/check-declarations.ts';
import { testActor } from '../http/testing/test-app.ts';
import { createRunner, defineOperation, keepAndRefuse, type Operation, type RequestFacts } from './index.ts';

let db: TestDatabase;
let run: ReturnType<typeof createRunner>;
const logged: string[] = [];
const facts: RequestFacts = {
  requestId: 'test',
  address: '127.0.0.1',
  userAgent: '',
  locale: 'vi',
  cookies: {},
  setCookie: () => undefined,
};

beforeAll(async () => {
  db = await testDatabase();
  await db.owner.query(`
    create schema runner_test;
    create table runner_test.counter (name text primary key, n int not null);
    grant usage on schema runner_test to kinhbac_app;
    grant select, insert, update on runner_test.counter to kinhbac_app;
  `);
  run = createRunner(db.app, systemClock, { error: (_, message) => logged.push(message) });
});
afterAll(() => db.close());

const operation = (
  handle: Operation['handle'],
  declared: Partial<Contract> = {},
  options: Parameters<typeof defineOperation>[2] = {},
): Operation =>
  defineOperation(
    defineContract<z.ZodType, z.ZodType>({
      name: 'test.thing',
      method: 'POST',
      path: '/api/test/thing',
      summary: { vi: 'Thử', en: 'Try' },
      permission: 'signed-in',
      audit: 'read',
      rateLimit: { max: 1, perSeconds: 1 },
      timeoutMs: 5_000,
      input: z.object({ name: z.string().optional() }),
      output: z.object({ shown: z.number() }),
      ...declared,
    }),
    handle,
    options,
  );

const count = (tx: Parameters<Operation['handle']>[0]['tx'], name: string) =>
  sql`insert into runner_test.counter values (${name}, 1)
    on conflict (name) do update set n = counter.n + 1`.execute(tx);
const counted = async (name: string): Promise<number> =>
  (await db.owner.query('select n from runner_test.counter where name = $1', [name])).rows[0]?.n ?? 0;
const eventsOf = async (objectKind: string) =>
  (await db.owner.query('select * from platform.event where object_kind = $1 order by id', [objectKind])).rows;

test('who may not call is refused before anything runs', async () => {
  let ran = 0;
  const handle = async () => ({ shown: ++ran });
  const forClerks = operation(handle, { permission: { roles: ['records-clerk', 'leader'] } });
  await expect(run(operation(handle), null, {}, facts)).rejects.toMatchObject({ code: 'platform.not-signed-in' });
  await expect(run(forClerks, null, {}, facts)).rejects.toMatchObject({ code: 'platform.not-signed-in' });
  await expect(run(forClerks, testActor(), {}, facts)).rejects.toMatchObject({ code: 'platform.forbidden' });
  expect(ran).toBe(0);
  await run(forClerks, testActor({ roles: ['leader'] }), {}, facts);
  await run(operation(handle, { permission: 'public' }), null, {}, facts);
  expect(ran).toBe(2);
});

test('only what the output names goes out', async () => {
  const leaky = operation(async () => ({ shown: 1, passwordHash: 'x' }));
  expect(await run(leaky, testActor(), {}, facts)).toEqual({ shown: 1 });
  const wrong = operation(async ({ tx }) => {
    await count(tx, 'wrong output');
    return { hidden: 1 };
  });
  await expect(run(wrong, testActor(), {}, facts)).rejects.toThrow();
  expect(await counted('wrong output')).toBe(0);
});

test('an act that leaves no event is undone', async () => {
  const silent = operation(
    async ({ tx }) => {
      await count(tx, 'silent');
      return { shown: 1 };
    },
    { audit: 'act' },
  );
  await expect(run(silent, testActor(), {}, facts)).rejects.toMatchObject({ code: 'platform.unrecorded-act' });
  expect(await counted('silent')).toBe(0);
});

test('an event carries who acted, for which position and by which delegation', async () => {
  const delegation = { id: crypto.randomUUID(), form: 'KT.', fromPositionId: crypto.randomUUID() };
  const actor = testActor({ delegation });
  const act = operation(
    async ({ record }) => {
      await record({ kind: 'try', objectKind: 'test.noted', objectId: '1', data: { a: 1 } });
      return { shown: 1 };
    },
    { audit: 'act' },
  );
  await run(act, actor, {}, facts);
  expect(await eventsOf('test.noted')).toMatchObject([
    {
      kind: 'try',
      agency_id: actor.agencyId,
      person_id: actor.personId,
      position_id: actor.positionId,
      delegation_id: delegation.id,
    },
  ]);
});

test('each read of personal data is recorded with what was asked, a refused one is not', async () => {
  const read = operation(async () => ({ shown: 1 }), { audit: 'read-personal', name: 'test.person' });
  await run(read, testActor(), { name: 'Nguyễn Thị Bình' }, facts);
  await expect(run(read, testActor(), { name: 1 }, facts)).rejects.toMatchObject({ code: 'platform.bad-input' });
  expect(await eventsOf('test.person')).toMatchObject([{ kind: 'read', data: { input: { name: 'Nguyễn Thị Bình' } } }]);
});

test('what waits for the commit runs only after it, and cannot make the act look undone', async () => {
  const seen: number[] = [];
  const good = operation(async ({ tx, afterCommit }) => {
    await count(tx, 'committed');
    afterCommit(() => {
      throw new Error('a cache is broken');
    });
    afterCommit(() => seen.push(1));
    return { shown: 1 };
  });
  const bad = operation(async ({ afterCommit }) => {
    afterCommit(() => seen.push(2));
    throw new Error('no');
  });
  await run(good, testActor(), {}, facts);
  await expect(run(bad, testActor(), {}, facts)).rejects.toThrow('no');
  expect(seen).toEqual([1]);
  expect(logged).toEqual(['after the commit']);
  expect(await counted('committed')).toBe(1);
});

test('a run that PostgreSQL asks to repeat takes effect once', async () => {
  const after: string[] = [];
  let runs = 0;
  let bothHaveRead: () => void;
  const barrier = new Promise<void>((resolve) => {
    bothHaveRead = resolve;
  });
  const add = operation(
    async ({ tx, record, afterCommit }) => {
      runs += 1;
      const { rows } = await sql<{ n: number }>`select n from runner_test.counter where name = 'both'`.execute(tx);
      if (runs === 2) bothHaveRead();
      await barrier;
      await sql`update runner_test.counter set n = ${(rows[0]?.n ?? 0) + 1} where name = 'both'`.execute(tx);
      await record({ kind: 'add', objectKind: 'test.both', objectId: '1' });
      afterCommit(() => after.push('done'));
      return { shown: 1 };
    },
    { audit: 'act' },
    { isolation: 'serializable' },
  );
  await db.owner.query("insert into runner_test.counter values ('both', 0)");
  await Promise.all([run(add, testActor(), {}, facts), run(add, testActor(), {}, facts)]);
  expect(runs).toBe(3);
  expect(await counted('both')).toBe(2);
  expect(await eventsOf('test.both')).toHaveLength(2);
  expect(after).toHaveLength(2);
});

test('a refusal that keeps what was written commits it, its events and its callbacks; a plain one undoes all', async () => {
  const after: string[] = [];
  const refusing = (name: string, kept: boolean, recorded = true) =>
    operation(
      async ({ tx, record, afterCommit }) => {
        await count(tx, name);
        if (recorded) await record({ kind: 'refused', objectKind: `test.${name}`, objectId: '1' });
        afterCommit(() => after.push(name));
        const problem = platformError('not-found');
        throw kept ? keepAndRefuse(problem) : problem;
      },
      { audit: 'act' },
    );
  const notFound = { name: 'AppError', code: 'platform.not-found' };
  await expect(run(refusing('kept', true), testActor(), {}, facts)).rejects.toMatchObject(notFound);
  await expect(run(refusing('undone', false), testActor(), {}, facts)).rejects.toMatchObject(notFound);
  await expect(run(refusing('unrecorded', true, false), testActor(), {}, facts)).rejects.toMatchObject({
    code: 'platform.unrecorded-act',
  });
  expect([await counted('kept'), await counted('undone'), await counted('unrecorded')]).toEqual([1, 0, 0]);
  expect([await eventsOf('test.kept'), await eventsOf('test.undone')].map((events) => events.length)).toEqual([1, 0]);
  expect(after).toEqual(['kept']);
});

test('row-level security sees this actor in this transaction, and nobody afterwards', async () => {
  const actor = testActor({ roles: ['leader', 'auditor'] });
  const who = operation(
    async ({ tx }) => {
      const { rows } = await sql<{
        who: string;
      }>`select current_setting('app.person') || ' ' || current_setting('app.agency')
        || ' ' || current_setting('app.roles') as who`.execute(tx);
      return rows[0];
    },
    { output: z.object({ who: z.string() }) },
  );
  expect(await run(who, actor, {}, facts)).toEqual({ who: `${actor.personId} ${actor.agencyId} leader,auditor` });
  const left = await db.pool.query("select coalesce(current_setting('app.person', true), '') as person");
  expect(left.rows[0].person).toBe('');
});

test('a contract without one of its declarations stops the start', () => {
  const declared = operation(async () => ({ shown: 1 })).contract;
  const without = (name: keyof Contract, value?: unknown) => {
    const contract = { ...declared, [name]: value };
    return [{ contract, handle: async () => ({}) }] as unknown as Operation[];
  };
  expect(() => checkDeclarations(without('name', 'test.thing'))).not.toThrow();
  for (const name of ['permission', 'audit', 'rateLimit', 'timeoutMs', 'summary'] as const)
    expect(() => checkDeclarations(without(name)), name).toThrow(/test\.thing must declare/);
  expect(() => checkDeclarations(without('permission', { roles: [] }))).toThrow(/must declare/);
  expect(() => checkDeclarations(without('audit', 'none'))).toThrow(/must declare/);
  const one = without('path', '/api/test/:a');
  const other = without('path', '/api/test/:b').map(({ contract, ...rest }) => ({
    ...rest,
    contract: { ...contract, name: 'test.other' as const },
  }));
  expect(() => checkDeclarations([...one, ...other])).toThrow(/declared twice/);
});
