import { execFile } from 'node:child_process';
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { systemClock } from '../../platform/clock/index.ts';
import { inTransaction } from '../../platform/db/index.ts';
import { type TestDatabase, testDatabase } from '../../platform/db/testing.ts';
import { appendEvent, type CheckpointerOptions, runCheckpoint } from '../../platform/events/index.ts';
import { checkLog } from './check.ts';
import { type EventRow, hashCheckpoint, hashEvent, leafHash, treeRoot } from './hashes.ts';

const AGENCY = '0193a000-0000-7000-8000-000000000001';
const PERSON = '0193a000-0000-7000-8000-000000000002';

let db: TestDatabase;
let folder: string;
let outsidePath: string;
let options: CheckpointerOptions;

const append = (objectId: string) =>
  inTransaction(db.app, (tx) =>
    appendEvent(tx, {
      at: systemClock.now(),
      agencyId: AGENCY,
      actor: { personId: PERSON, positionId: AGENCY, delegationId: PERSON },
      kind: 'issue',
      objectKind: 'document',
      objectId,
      data: { number: 78, subject: 'Về việc khen thưởng' },
    }),
  );

/** Three checkpoints of four events each: 1-4, 5-8, 9-12. */
async function prepare(): Promise<void> {
  db = await testDatabase();
  folder = await mkdtemp(join(tmpdir(), 'kinhbac-verify-'));
  outsidePath = join(folder, 'checkpoints.log');
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const key = { privateKey, publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64') };
  options = { db: db.app, clock: systemClock, key, outsidePath };
  for (let i = 1; i <= 12; i++) {
    await append(`document-${i}`);
    if (i % 4 === 0) await runCheckpoint(options);
  }
}

async function tidy(): Promise<void> {
  await db.close();
  await rm(folder, { recursive: true });
}

/** As the database's superuser, who is above triggers, grants and constraints. */
async function tamper(...statements: string[]): Promise<void> {
  const client = new pg.Client(db.ownerUrl);
  await client.connect();
  try {
    await client.query('set session_replication_role = replica');
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

async function check(path: string | null = outsidePath) {
  const client = new pg.Client(db.ownerUrl);
  await client.connect();
  try {
    return await checkLog({ client, outsidePath: path });
  } finally {
    await client.end();
  }
}

describe('an altered byte is named with event and columns', () => {
  beforeAll(async () => {
    await prepare();
    await tamper(
      'create table public.event as table platform.event',
      'create table public.checkpoint as table platform.checkpoint',
    );
  });
  afterEach(() =>
    tamper(
      'truncate platform.event, platform.checkpoint',
      'insert into platform.event overriding system value table public.event',
      'insert into platform.checkpoint table public.checkpoint',
    ),
  );
  afterAll(tidy);

  const WHO = ['agency_id', 'person_id', 'position_id', 'delegation_id'];
  const WHAT = ['kind', 'object_kind', 'object_id'];
  test.each([
    ['agency_id', "'0193a000-0000-7000-8000-000000000003'", WHO],
    ['person_id', "'0193a000-0000-7000-8000-000000000003'", WHO],
    ['position_id', "'0193a000-0000-7000-8000-000000000003'", WHO],
    ['delegation_id', 'null', WHO],
    ['kind', "'issuf'", WHAT],
    ['object_kind', "'documenT'", WHAT],
    ['object_id', "'document-66'", WHAT],
    ['at', "at + interval '1 microsecond'", ['at']],
    ['at', "'infinity'", ['at']],
    ['data', `'{"number":79,"subject":"Về việc khen thưởng"}'`, ['data']],
    ['data', `'{"number":78, "subject":"Về việc khen thưởng"}'`, ['data']],
    ['digest', 'set_byte(digest, 31, get_byte(digest, 31) # 1)', ['digest']],
  ])('%s := %s', async (column, value, columns) => {
    await tamper(`update platform.event set ${column} = ${value} where id = 6`);
    const { findings } = await check();
    expect(findings).toEqual([{ kind: 'event-changed', event: '6', checkpoint: '2', columns }]);
  });

  test.each([
    ['at', "at + interval '1 microsecond'"],
    ['events', "'{[5,9)}'::int8multirange - '{[6,6]}'::int8multirange"],
    ['event_count', '5'],
    ['root', 'set_byte(root, 0, get_byte(root, 0) # 1)'],
    ['settled', 'settled + 1'],
    ['seen_xmax', 'seen_xmax + 1'],
    ['prev_hash', 'set_byte(prev_hash, 0, get_byte(prev_hash, 0) # 1)'],
    ['hash', 'set_byte(hash, 0, get_byte(hash, 0) # 1)'],
    ['signature', 'set_byte(signature, 0, get_byte(signature, 0) # 1)'],
  ])('checkpoint %s := %s', async (column, value) => {
    await tamper(`update platform.checkpoint set ${column} = ${value} where n = 2`);
    const { findings } = await check();
    expect(findings).toEqual([{ kind: 'checkpoint-changed', checkpoint: '2', columns: [column] }]);
    expect((await check(null)).verdict).toBe(column === 'signature' ? 'clean' : 'tampered');
  });
});

describe('the whole log', () => {
  beforeEach(prepare);
  afterEach(tidy);

  test('a log that nobody touched is clean, with events still pending', async () => {
    await append('pending');
    expect(await check()).toMatchObject({ verdict: 'clean', events: 13, checkpoints: 3, pending: 1, findings: [] });
    expect(await check(null)).toMatchObject({ verdict: 'clean', findings: [] });
  });

  test('a deleted row is named', async () => {
    await tamper('delete from platform.event where id in (3, 12)');
    expect((await check()).findings).toEqual([
      { kind: 'event-missing', event: '3', checkpoint: '1' },
      { kind: 'event-missing', event: '12', checkpoint: '3' },
    ]);
  });

  test('a row put into a gap afterwards is named', async () => {
    await db.owner.query("select nextval('platform.event_id_seq')");
    // Transactions of other databases of the same server delay the mark below which nothing new can appear.
    await expect
      .poll(async () => {
        await append('after');
        await runCheckpoint(options);
        const { rows } = await db.owner.query('select max(settled)::int as settled from platform.checkpoint');
        return rows[0].settled;
      })
      .toBeGreaterThanOrEqual(13);
    await tamper(
      'insert into platform.event overriding system value select 13, at, agency_id, person_id, position_id, delegation_id, kind, object_kind, object_id, data, digest from platform.event where id = 12',
    );
    expect((await check()).findings).toEqual([{ kind: 'event-inserted', event: '13' }]);
  });

  test('two exchanged rows are named as exchanged', async () => {
    await tamper(
      'alter table platform.event alter id drop identity',
      'update platform.event set id = -1 where id = 6',
      'update platform.event set id = 6 where id = 7',
      'update platform.event set id = 7 where id = -1',
    );
    const { findings } = await check();
    expect(findings).toContainEqual({ kind: 'event-moved', event: '6', now: '7', checkpoint: '2' });
    expect(findings).toContainEqual({ kind: 'event-moved', event: '7', now: '6', checkpoint: '2' });
  });

  test('a renumbered row is found under its new number', async () => {
    await tamper(
      'alter table platform.event alter id drop identity',
      'update platform.event set id = 900 where id = 6',
    );
    expect((await check()).findings).toEqual([
      { kind: 'event-missing', event: '6', checkpoint: '2' },
      { kind: 'event-moved', event: '6', now: '900', checkpoint: '2' },
    ]);
  });

  test('a deleted tail, checkpoint and all, is noticed', async () => {
    await tamper('delete from platform.event where id > 8', 'delete from platform.checkpoint where n = 3');
    const { findings } = await check();
    expect(findings[0]).toEqual({ kind: 'checkpoint-missing', checkpoint: '3' });
    expect(findings.map((finding) => 'event' in finding && finding.event)).toEqual([false, '9', '10', '11', '12']);
  });

  /** Digests, roots, hashes and chain recomputed from the altered rows, signed with a key that the forger made. */
  async function recomputeEverything(): Promise<void> {
    const { privateKey } = generateKeyPairSync('ed25519');
    const { rows } = await db.owner.query<EventRow>(
      `select id, (extract(epoch from at) * 1000000)::bigint as at_us, agency_id, person_id, position_id, delegation_id,
       kind, object_kind, object_id, data::text as data, digest from platform.event order by id`,
    );
    for (const row of rows) {
      await tamper(
        `update platform.event set digest = '\\x${hashEvent(row).digest.toString('hex')}' where id = ${row.id}`,
      );
    }
    const checkpoints = await db.owner.query(
      `select n, (extract(epoch from at) * 1000000)::bigint as at_us, lower(events) as low, upper(events) - 1 as high,
       event_count, settled, seen_xmax from platform.checkpoint order by n`,
    );
    let prev = Buffer.alloc(32).toString('base64');
    for (const { n, at_us, low, high, event_count, settled, seen_xmax } of checkpoints.rows) {
      const inside = rows.filter(({ id }) => Number(id) >= low && Number(id) <= high);
      const root = treeRoot(inside.map((row) => leafHash(row.id, hashEvent(row).digest)))?.toString('base64') ?? '';
      const events = `${low}-${high}`;
      const facts = { n, atUs: at_us, events, count: event_count, root, settled, seenXmax: seen_xmax, prev };
      const hash = hashCheckpoint(facts);
      const signature = sign(null, Buffer.from(hash, 'base64'), privateKey).toString('base64');
      await tamper(
        `update platform.checkpoint set root = decode('${root}', 'base64'), prev_hash = decode('${prev}', 'base64'),
         hash = decode('${hash}', 'base64'), signature = decode('${signature}', 'base64') where n = ${n}`,
      );
      prev = hash;
    }
  }

  test('a superuser who recomputes leaves, roots, chain and signatures is still found, to the column', async () => {
    await tamper(`update platform.event set data = '{"number":79}' where id = 6`);
    await recomputeEverything();
    expect((await check(null)).verdict).toBe('clean');
    const { findings } = await check();
    expect(findings).toContainEqual({ kind: 'event-changed', event: '6', checkpoint: '2', columns: ['data'] });
    expect(findings.filter((finding) => finding.kind.startsWith('event-'))).toHaveLength(1);
    expect(findings).toContainEqual({
      kind: 'checkpoint-changed',
      checkpoint: '2',
      columns: ['root', 'hash', 'signature'],
    });
  });

  test.each([
    ['a leaf', (line: { leaves: string }) => ({ ...line, leaves: `A${line.leaves.slice(1)}` })],
    ['the root', (line: { root: string }) => ({ ...line, root: createHash('sha256').digest('base64') })],
    ['the count', (line: { count: number }) => ({ ...line, count: line.count + 1 })],
    ['the time', (line: object) => ({ ...line, at: '2026-01-01T00:00:00Z' })],
  ])('damage of the outside log itself is told apart: %s', async (_name, change) => {
    const lines = (await readFile(outsidePath, 'utf8')).trim().split('\n');
    lines[1] = JSON.stringify(change(JSON.parse(lines[1] ?? '')));
    await writeFile(outsidePath, `${lines.join('\n')}\n`);
    const { verdict, findings } = await check();
    expect(verdict).toBe('tampered');
    expect(findings).toContainEqual(expect.objectContaining({ kind: 'outside-damaged', checkpoint: '2' }));
  });

  test('no false alarm while writers and checkpoints go on', async () => {
    let writing = true;
    const write = async (name: string) => {
      for (let i = 0; i < 60; i++) await append(`${name}-${i}`);
    };
    const cover = async () => {
      while (writing) await runCheckpoint(options);
    };
    const verdicts: string[] = [];
    const watch = async () => {
      while (writing) verdicts.push(...(await check()).findings.map((finding) => JSON.stringify(finding)), 'checked');
    };
    const others = Promise.all([cover(), watch()]);
    await Promise.all([write('a'), write('b'), write('c')]);
    writing = false;
    await others;
    expect(new Set(verdicts)).toEqual(new Set(['checked']));
  });

  describe('the program', () => {
    const run = (...args: string[]) =>
      new Promise<{ code: number; out: string; err: string }>((resolve) => {
        const program = fileURLToPath(new URL('../verify-log.ts', import.meta.url));
        const env = { ...process.env, DATA_DIR: folder, DATABASE_URL: '' };
        execFile(process.execPath, [program, ...args], { env }, (error, out, err) =>
          resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
        );
      });

    test('ends with 0, 1 and 2', async () => {
      const clean = await run('--database-url', db.ownerUrl, '--json');
      expect(clean).toMatchObject({ code: 0, err: '' });
      expect(JSON.parse(clean.out)).toMatchObject({ verdict: 'clean', outside: { checkpoints: 3 } });
      await tamper(`update platform.event set kind = 'x' where id = 2`);
      const dirty = await run('--database-url', db.ownerUrl);
      expect(dirty.code).toBe(1);
      expect(dirty.out).toContain('Sự kiện 2 đã bị sửa (kind, object_kind, object_id)');
      expect(await run()).toMatchObject({ code: 2 });
      expect(await run('--database-url', 'postgres://nobody@127.0.0.1:1/none')).toMatchObject({ code: 2 });
      expect(await run('--database-url', db.ownerUrl, '--checkpoints', join(folder, 'none'))).toMatchObject({
        code: 2,
      });
    });

    test('shares no code with the part that it judges', async () => {
      for (const file of ['check.ts', 'database.ts', 'findings.ts', 'hashes.ts', 'outside.ts', '../verify-log.ts']) {
        expect(await readFile(new URL(file, import.meta.url), 'utf8')).not.toMatch(/platform\/events/);
      }
    });
  });
});
