import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTransaction } from '../db/index.ts';
import { type TestDatabase, testDatabase } from '../db/testing.ts';
import { type JobDefinition, type Jobs, prepareJobs, startJobs } from './index.ts';

let db: TestDatabase;
let jobs: Jobs;
const done: unknown[] = [];
const tried: unknown[] = [];
const logged: string[] = [];
const log = { error: (_: object, message: string) => logged.push(message) };
/** Jobs of `test.gate` wait here, so that others can be queued behind them. */
const gate = Promise.withResolvers<void>();

const definitions: readonly JobDefinition[] = [
  { name: 'test.do', work: async (data) => void done.push(data['n']) },
  {
    name: 'test.fail',
    retryLimit: 1,
    retryDelay: 0,
    work: async (data) => {
      tried.push(data['n']);
      if (data['n'] !== 'good') throw new Error('the other office does not answer');
    },
  },
  { name: 'test.gate', work: () => gate.promise },
  { name: 'test.morning', schedule: '0 7 * * *', work: async () => undefined },
];

beforeAll(async () => {
  db = await testDatabase();
  await prepareJobs(db.ownerUrl, definitions);
  await prepareJobs(db.ownerUrl, definitions);
  jobs = await startJobs(db.appUrl, definitions, log);
});
afterAll(async () => {
  gate.resolve();
  await jobs?.stop();
  await db?.close();
});

const enqueue = (name: string, n: string, key?: string) =>
  inTransaction(db.app, (tx) => jobs.enqueue(tx, name, { n }, key === undefined ? {} : { key }));
const figuresOf = async (name: string) => (await jobs.figures()).find((figures) => figures.name === name);

test('a rollback leaves no job, a commit one that is done once', async () => {
  await inTransaction(db.app, async (tx) => {
    await jobs.enqueue(tx, 'test.do', { n: 'undone' });
    throw new Error('undo');
  }).catch(() => undefined);
  await enqueue('test.do', 'Đã gửi');
  await expect.poll(() => done, { timeout: 10_000 }).toEqual(['Đã gửi']);
  await expect.poll(() => figuresOf('test.do')).toEqual({ name: 'test.do', waiting: 0, failed: 0 });
  const { rows } = await db.owner.query("select state from jobs.job where name = 'test.do'");
  expect(rows).toEqual([{ state: 'completed' }]);
});

test('many jobs are done, each once, without waiting for the poll after each', async () => {
  done.length = 0;
  const names = Array.from({ length: 40 }, (_, index) => `job ${index}`);
  await inTransaction(db.app, async (tx) => {
    for (const n of names) await jobs.enqueue(tx, 'test.do', { n });
  });
  await expect.poll(() => done.length, { timeout: 10_000 }).toBeGreaterThanOrEqual(names.length);
  expect(done).toHaveLength(names.length);
  expect(new Set(done)).toEqual(new Set(names));
});

test('a job that fails is tried again, then kept for a person to see; its neighbours are done', async () => {
  await inTransaction(db.app, async (tx) => {
    for (const n of ['good', 'bad']) await jobs.enqueue(tx, 'test.fail', { n });
  });
  await expect
    .poll(() => figuresOf('test.fail'), { timeout: 20_000 })
    .toEqual({ name: 'test.fail', waiting: 0, failed: 1 });
  expect(tried.filter((n) => n === 'bad')).toHaveLength(2);
  expect(tried.filter((n) => n === 'good')).toHaveLength(1);
  expect(logged.filter((message) => message === 'job failed')).toHaveLength(2);
  const { rows } = await db.owner.query(
    "select name, data, output from jobs.job where name like 'test.fail%' and data ->> 'n' = 'bad' order by name",
  );
  expect(rows).toMatchObject([
    { name: 'test.fail', data: { n: 'bad' }, output: { message: 'the other office does not answer' } },
    { name: 'test.fail.dead', data: { n: 'bad' } },
  ]);
});

test('while a job with the same key waits, another is not queued', async () => {
  for (let n = 0; n < 4; n++) await enqueue('test.gate', `running ${n}`);
  await expect
    .poll(
      async () =>
        (await db.owner.query("select 1 from jobs.job where name = 'test.gate' and state = 'active'")).rowCount,
      {
        timeout: 10_000,
      },
    )
    .toBeGreaterThan(0);
  for (const key of ['a', 'a', 'b', 'a']) await enqueue('test.gate', 'waiting', key);
  const { rows } = await db.owner.query(
    "select singleton_key from jobs.job where name = 'test.gate' and data ->> 'n' = 'waiting' order by 1",
  );
  expect(rows.map((row) => row.singleton_key)).toEqual(['a', 'b']);
});

test('a schedule stands in Vietnam’s zone', async () => {
  const { rows } = await db.owner.query('select name, cron, timezone from jobs.schedule');
  expect(rows).toEqual([{ name: 'test.morning', cron: '0 7 * * *', timezone: 'Asia/Ho_Chi_Minh' }]);
});

test('a job nobody defined is refused; with no definitions nothing is opened', async () => {
  await expect(enqueue('test.unknown', '1')).rejects.toThrow('No job test.unknown');
  await prepareJobs('postgres://nobody@127.0.0.1:1/none', []);
  const none = await startJobs('postgres://nobody@127.0.0.1:1/none', [], log);
  expect(await none.figures()).toEqual([]);
  await none.stop();
});

test('the application’s role suffices, and nothing went wrong on the way', async () => {
  const { rows } = await db.owner.query(
    "select distinct usename from pg_stat_activity where datname = current_database() and application_name like 'pgboss%'",
  );
  expect(rows).toEqual([{ usename: 'kinhbac_app' }]);
  expect(logged.filter((message) => message === 'job runner')).toEqual([]);
});

test('an outside database’s plain owner can prepare it', async () => {
  const name = `outside_${randomUUID().replaceAll('-', '')}`;
  await db.owner.query(`create role ${name} login password 'x' nosuperuser createrole`);
  await db.owner.query(`create database ${name} owner ${name}`);
  const url = new URL(db.ownerUrl);
  Object.assign(url, { username: name, password: 'x', pathname: `/${name}` });
  const appUrl = new URL(db.appUrl);
  appUrl.pathname = `/${name}`;
  try {
    await prepareJobs(url.href, definitions);
    const outside = await startJobs(appUrl.href, definitions, log);
    expect(await outside.figures()).toHaveLength(definitions.length);
    await outside.stop();
  } finally {
    await db.owner.query(`drop database if exists ${name} with (force)`);
    await db.owner.query(`drop role ${name}`);
  }
});
