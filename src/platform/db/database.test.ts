import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from './testing.ts';
import { inTransaction, type Tx } from './tx.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

test('the application works as a role that owns nothing and bypasses nothing', async () => {
  const { rows } = await db.owner.query(
    `select rolsuper, rolbypassrls, rolcreatedb, rolcreaterole,
       (select count(*) from pg_class where relowner = r.oid)::int as owned
     from pg_roles r where rolname = 'kinhbac_app'`,
  );
  expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreatedb: false, rolcreaterole: false, owned: 0 }]);
});

test('settings of a transaction end with it', async () => {
  const read = (on: Parameters<ReturnType<typeof sql>['execute']>[0]) =>
    sql<{ unit: string | null }>`select current_setting('app.unit', true) as unit`.execute(on);
  const inside = await inTransaction(db.app, (tx) => read(tx), { settings: { 'app.unit': '7' } });
  expect(inside.rows[0]?.unit).toBe('7');
  expect((await read(db.app)).rows[0]?.unit || null).toBeNull();
});

test('a transaction is undone when its function throws', async () => {
  await db.owner.query('create table public.note (word text); grant all on public.note to kinhbac_app');
  const failing = inTransaction(db.app, async (tx) => {
    await sql`insert into public.note values ('lost')`.execute(tx);
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect((await db.owner.query('select * from public.note')).rows).toEqual([]);
});

test('a serialization failure runs the function again', async () => {
  await db.owner.query('create table public.tally (n int); grant all on public.tally to kinhbac_app');
  await db.owner.query('insert into public.tally values (0)');
  const add = () =>
    inTransaction(
      db.app,
      async (tx) => {
        const { rows } = await sql<{ n: number }>`select n from public.tally`.execute(tx);
        await sql`update public.tally set n = ${(rows[0]?.n ?? 0) + 1}`.execute(tx);
      },
      { isolation: 'serializable' },
    );
  await Promise.all([add(), add(), add()]);
  expect((await db.owner.query('select n from public.tally')).rows).toEqual([{ n: 3 }]);
});

test('opening a transaction inside another is a type error', () => {
  const attempt = (tx: Tx) => {
    // @ts-expect-error a Tx cannot open another
    const nested = () => tx.transaction();
    // @ts-expect-error a Tx is not a database
    const again = () => inTransaction(tx, async () => 1);
    return [nested, again];
  };
  expect(attempt).toBeTypeOf('function');
});

test('messages reach the listener', async () => {
  const heard = new Promise<string>((resolve) => {
    void db.listen('bell', resolve).then(() => sql`select pg_notify('bell', 'đến')`.execute(db.app));
  });
  expect(await heard).toBe('đến');
});

test('a broken connection is mended, and the listener is told that it may have missed something', async () => {
  const heard: string[] = [];
  const gap = new Promise<void>((resolve) => {
    void db
      .listen('siren', (payload) => heard.push(payload), resolve)
      .then(() =>
        db.owner.query(
          "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'kinhbac-listen' and datname = current_database()",
        ),
      );
  });
  await gap;
  await sql`select pg_notify('siren', 'again')`.execute(db.app);
  await expect.poll(() => heard).toEqual(['again']);
});

test('a listener that stopped hears nothing more', async () => {
  const heard: string[] = [];
  const stop = await db.listen('gong', (payload) => heard.push(payload));
  await stop();
  const other = new Promise<string>((resolve) => {
    void db.listen('end', resolve).then(async () => {
      await sql`select pg_notify('gong', 'late')`.execute(db.app);
      await sql`select pg_notify('end', 'done')`.execute(db.app);
    });
  });
  expect(await other).toBe('done');
  expect(heard).toEqual([]);
});

test('a parameterised query is planned once on each connection', async () => {
  await inTransaction(db.app, async (tx) => {
    for (let i = 0; i < 3; i++)
      await tx.selectFrom('platform.blob').select('size').where('size', '=', `${i}`).execute();
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from pg_prepared_statements where statement like '%platform%blob%'`.execute(tx);
    expect(rows[0]?.n).toBe(1);
  });
});
