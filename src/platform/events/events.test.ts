import { generateKeyPairSync } from 'node:crypto';
import { appendFile, mkdtemp, readFile, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { systemClock } from '../clock/index.ts';
import { inTransaction } from '../db/index.ts';
import { type TestDatabase, testDatabase } from '../db/testing.ts';
import { type CheckpointerOptions, runCheckpoint } from './checkpoint.ts';
import { appendEvent, inclusionProof, type NewEvent, WHOLE_LOG } from './index.ts';
import { rootFromPath } from './merkle.ts';
import { checkpointKeyFrom } from './signing-key.ts';

const AGENCY = '0193a000-0000-7000-8000-000000000001';
const OTHER = '0193a000-0000-7000-8000-000000000002';
const event = (objectId: string, more: Partial<NewEvent> = {}): NewEvent => ({
  at: Temporal.Instant.from('2026-11-24T01:02:03.123456789Z'),
  agencyId: AGENCY,
  actor: { personId: OTHER, positionId: AGENCY, delegationId: null },
  kind: 'issue',
  objectKind: 'document',
  objectId,
  data: { subject: 'Về việc phòng, chống lụt bão', number: 78 },
  ...more,
});

let db: TestDatabase;
let folder: string;
let options: CheckpointerOptions;
beforeEach(async () => {
  db = await testDatabase();
  folder = await mkdtemp(join(tmpdir(), 'kinhbac-events-'));
  const key = checkpointKeyFrom(generateKeyPairSync('ed25519').privateKey);
  options = { db: db.app, clock: systemClock, key, outsidePath: join(folder, 'checkpoints.log') };
});
afterEach(async () => {
  await db.close();
  await rm(folder, { recursive: true });
});

const append = (...events: NewEvent[]) =>
  inTransaction(db.app, async (tx) => {
    for (const one of events) await appendEvent(tx, one);
  });
const lines = async () =>
  (await readFile(options.outsidePath, 'utf8'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

test('an event is kept with its act or not at all, and cannot be changed by the application', async () => {
  await append(event('1'));
  await inTransaction(db.app, async (tx) => {
    await appendEvent(tx, event('2'));
    throw new Error('undone');
  }).catch(() => {});
  expect((await db.owner.query('select object_id from platform.event')).rows).toEqual([{ object_id: '1' }]);
  await expect(sql`update platform.event set kind = 'x'`.execute(db.app)).rejects.toMatchObject({ code: '42501' });
  await expect(db.owner.query('delete from platform.event')).rejects.toThrow('append-only');
});

test('row-level security shows the log of one’s agency, one’s own acts, and everything to auditors', async () => {
  await append(
    event('mine'),
    event('foreign', { agencyId: OTHER, actor: null }),
    event('system', { agencyId: null, actor: null }),
  );
  const seen = async (settings: Record<`app.${string}`, string>) =>
    inTransaction(
      db.app,
      async (tx) =>
        (await tx.selectFrom('platform.event').select('object_id').orderBy('id').execute()).map((row) => row.object_id),
      { settings },
    );
  expect(await seen({})).toEqual([]);
  expect(await seen({ 'app.agency': OTHER })).toEqual(['foreign']);
  expect(await seen({ 'app.agency': '', 'app.person': OTHER })).toEqual(['mine']);
  expect(await seen({ 'app.roles': 'specialist,auditor' })).toHaveLength(3);
});

test('a checkpoint covers all finished events once, here and outside', async () => {
  await append(event('1'), event('2'));
  expect(await runCheckpoint(options)).toBe(1);
  expect(await runCheckpoint(options)).toBe(0);
  await append(event('3'));
  await runCheckpoint(options);
  expect((await lines()).map(({ n, events, count }) => ({ n, events, count }))).toEqual([
    { n: '1', events: '1-2', count: 2 },
    { n: '2', events: '3', count: 1 },
  ]);
  const [first, second] = await lines();
  expect(second.prev).toBe(first.hash);
});

test('an event whose transaction ends late is covered later, though its number is lower', async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  let begun = () => {};
  const hasBegun = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const late = inTransaction(db.app, async (tx) => {
    await appendEvent(tx, event('late'));
    begun();
    await held;
  });
  await hasBegun;
  await append(event('early'));
  await runCheckpoint(options);
  await append(event('early too'));
  await runCheckpoint(options);
  release();
  await late;
  await runCheckpoint(options);
  expect((await lines()).map(({ events }) => events)).toEqual(['2', '3', '1']);
  // Transactions of other databases of the same server delay the mark, so it may take more than one checkpoint.
  await expect
    .poll(async () => {
      await append(event('after'));
      await runCheckpoint(options);
      return Number((await lines()).at(-1).settled);
    })
    .toBeGreaterThanOrEqual(3);
});

test('writers beside a running checkpointer: every event is covered exactly once', async () => {
  let writing = true;
  const writer = async (name: number) => {
    for (let i = 0; i < 40; i++) {
      await inTransaction(db.app, async (tx) => {
        await appendEvent(tx, event(`${name}-${i}`));
        if (i % 7 === 3) throw new Error('undone');
      }).catch(() => {});
    }
  };
  const checkpoints = async () => {
    while (writing) await runCheckpoint(options);
  };
  const [running] = [Promise.all([checkpoints(), checkpoints()])];
  await Promise.all([1, 2, 3, 4].map(writer));
  writing = false;
  await running;
  await runCheckpoint(options);
  const { rows } = await db.owner.query(
    `select count(*)::int as events, count(*) filter (where (select count(*) from platform.checkpoint where events @> id) = 1)::int as once
     from platform.event`,
  );
  expect(rows[0]).toEqual({ events: 4 * 34, once: 4 * 34 });
});

test('a proof leads from the event to the signed root', async () => {
  await append(...Array.from({ length: 11 }, (_, i) => event(`${i}`)));
  await runCheckpoint(options);
  for (const id of ['1', '8', '11']) {
    const proof = await inTransaction(db.app, (tx) => inclusionProof(tx, id), { settings: WHOLE_LOG });
    const path = proof.path.map((hash) => Buffer.from(hash, 'hex'));
    const root = rootFromPath(Buffer.from(proof.leaf, 'hex'), proof.index, proof.treeSize, path);
    expect(root.toString('base64')).toBe((await lines())[0].root);
  }
  await append(event('new'));
  const early = inTransaction(db.app, (tx) => inclusionProof(tx, '12'), { settings: WHOLE_LOG });
  await expect(early).rejects.toMatchObject({ code: 'events.not-covered' });
});

test('a line torn by a power cut is written again', async () => {
  await append(event('1'));
  await runCheckpoint(options);
  await append(event('2'));
  await runCheckpoint(options);
  const whole = await readFile(options.outsidePath);
  await truncate(options.outsidePath, whole.length - 40);
  await runCheckpoint(options);
  expect(await readFile(options.outsidePath)).toEqual(whole);
});

test('a database set back behind the outside log gets no further checkpoint', async () => {
  await append(event('1'));
  await runCheckpoint(options);
  const [line] = await lines();
  await appendFile(options.outsidePath, `${JSON.stringify({ ...line, n: '2' })}\n`);
  await append(event('2'));
  await expect(runCheckpoint(options)).rejects.toMatchObject({ code: 'events.outside-log-differs' });
});
