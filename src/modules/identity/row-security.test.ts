import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { actorSettings } from '../../platform/access/index.ts';
import { inTransaction } from '../../platform/db/index.ts';
import { signInContract } from './operations/sign-in.contract.ts';
import { identityPolicies } from './policy.ts';
import { seedAccounts } from './seed-accounts.ts';
import { actorFor } from './sessions/position-directory.ts';
import { PASSWORD, type TestIdentity, testIdentity } from './test-identity.ts';

let world: TestIdentity;
beforeAll(async () => {
  world = await testIdentity();
  for (const username of ['an.nv', 'binh.tt']) {
    await world.browser().call(signInContract, { username, password: PASSWORD });
  }
});
afterAll(() => world.db.close());

const tables = identityPolicies.map((policy) => policy.table);

test.each(tables)('as the application’s role without any filter, %s shows nothing to nobody', async (table) => {
  const { rows } = await world.db.pool.query(`select * from ${table}`);
  expect(rows).toEqual([]);
});

test.each(tables.filter((table) => table !== 'identity.sign_in_guard'))(
  'and %s shows a person only the own rows',
  async (table) => {
    const { an } = world.people;
    const who = { accountId: an.id, sessionId: an.id, personId: an.id, personName: an.name };
    const held = an.positions[0];
    if (!held) throw new Error('An holds a position');
    const rows = await inTransaction(
      world.db.app,
      async (tx) => (await sql<{ person_id: string }>`select person_id from ${sql.table(table)}`.execute(tx)).rows,
      { settings: actorSettings(actorFor(who, held)) as Record<`app.${string}`, string> },
    );
    expect(rows.filter((row) => row.person_id !== an.id)).toEqual([]);
    const { rows: all } = await world.db.owner.query(`select person_id from ${table} where person_id = $1`, [an.id]);
    expect(rows).toHaveLength(all.length);
  },
);

test('the sign-in log cannot be changed or emptied by the application', async () => {
  for (const statement of [
    'update identity.sign_in_log set address = $1',
    'delete from identity.sign_in_log where address <> $1',
  ])
    await expect(world.db.pool.query(statement, ['x'])).rejects.toMatchObject({ code: '42501' });
});

test('ten thousand accounts wait for activation after a moment, and seeding again changes nothing', async () => {
  const { rows: people } = await world.db.owner.query(`
    insert into organization.person (id, name, demo, created_at, folded, canonical)
    select gen_random_uuid(), 'Cán bộ ' || n, true, '2026-11-24', 'can bo ' || n, 'can bo ' || n from generate_series(1, 10800) n
    returning id`);
  const progress: number[] = [];
  const seed = () =>
    inTransaction(world.db.app, (tx) =>
      seedAccounts(tx, {
        people: people.map(({ id }, index) => ({ personId: id, username: `cb${index}` })),
        demoSignIns: [{ personId: people[0].id, username: 'dung-thu', password: PASSWORD }],
        now: world.clock.now(),
        onProgress: (done) => progress.push(done),
      }),
    );
  await seed();
  const state = async () =>
    (
      await world.db.owner.query(
        'select md5(string_agg(a::text, $1 order by a.id)) as digest, count(*)::int as n, count(password_hash)::int as active from identity.account a',
        ['|'],
      )
    ).rows[0];
  const before = await state();
  expect(before).toMatchObject({ n: 10_807, active: 5 });
  expect(progress.at(-1)).toBe(10_800);
  await seed();
  expect(await state()).toEqual(before);
});
