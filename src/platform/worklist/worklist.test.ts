import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { z } from 'zod';
import { type Actor, actorSettings, generateRowSecurity } from '../access/index.ts';
import { type TestDatabase, testDatabase } from '../db/testing.ts';
import { inTransaction, type Tx } from '../db/tx.ts';
import type { Operation, OperationContext } from '../operations/index.ts';
import type { countMyWorkContract } from './count-my-work.contract.ts';
import { closeWork, type NewWork, openWork, putWork, worklistOperations, worklistPolicies } from './index.ts';
import type { listMyWorkContract } from './list-my-work.contract.ts';

const now = Temporal.Instant.from('2026-11-25T08:00:00+07:00');
const agency = randomUUID();
const chairman = randomUUID();

const actorOf = (positionId: string, roles: string[], agencyId = agency): Actor => ({
  accountId: randomUUID(),
  sessionId: randomUUID(),
  personId: randomUUID(),
  personName: 'Nguyễn Văn An',
  positionId,
  positionTitle: 'Văn thư',
  agencyId,
  unitId: null,
  roles,
  delegation: null,
});
const clerk = actorOf(randomUUID(), ['records-clerk']);
const leader = actorOf(chairman, ['leader']);
const stranger = actorOf(randomUUID(), ['records-clerk'], randomUUID());

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

const as = <T>(actor: Actor, run: (tx: Tx) => Promise<T>) =>
  inTransaction(db.app, run, { settings: actorSettings(actor) as Record<`app.${string}`, string> });
const call = (operation: Operation | undefined, actor: Actor, input: unknown) =>
  as(actor, async (tx) => {
    if (!operation) throw new Error('no such operation');
    const context = { tx, actor, now } as unknown as OperationContext;
    return operation.handle(context, operation.contract.input.parse(input));
  });
const list = async (actor: Actor, input: z.input<typeof listMyWorkContract.input> = {}) =>
  (await call(worklistOperations[0], actor, input)) as z.output<typeof listMyWorkContract.output>;
const count = async (actor: Actor) =>
  (await call(worklistOperations[1], actor, {})) as z.output<typeof countMyWorkContract.output>;

const register = (objectId: string, more: Partial<NewWork> = {}): NewWork => ({
  agencyId: agency,
  role: 'records-clerk',
  kind: 'documents.register-incoming',
  objectKind: 'document',
  objectId,
  title: `Văn bản ${objectId}`,
  ...more,
});

test('work for a role is seen by its holders in the agency and by nobody else', async () => {
  await as(stranger, (tx) => putWork(tx, [register('a'), register('a'), register('b', { priority: 2 })], now));
  expect((await list(clerk)).items.map((item) => item.objectId)).toEqual(['b', 'a']);
  expect((await list(leader)).items).toEqual([]);
  expect((await list(stranger)).items).toEqual([]);
  expect(await count(clerk)).toEqual({
    open: 2,
    notOpened: 2,
    overdue: 0,
    byKind: { 'documents.register-incoming': 2 },
  });
});

test('row-level security alone shows a stranger no row', async () => {
  const seen = (actor: Actor) =>
    as(actor, async (tx) => (await sql`select 1 from platform.work_item`.execute(tx)).rows.length);
  expect(await seen(stranger)).toBe(0);
  expect(await seen(clerk)).toBe(2);
});

test('the clerk closes the work and opens new work of the chairman in one transaction', async () => {
  await as(clerk, async (tx) => {
    expect(await openWork(tx, { objectKind: 'document', objectId: 'a' }, now)).toBe(1);
    const closed = await closeWork(tx, { objectKind: 'document', objectId: 'a' }, { by: clerk.positionId, now });
    expect(closed).toBe(1);
    await putWork(
      tx,
      [
        {
          agencyId: agency,
          positionId: chairman,
          kind: 'documents.assign',
          objectKind: 'document',
          objectId: 'a',
          title: 'Phân công',
          detail: { number: 456 },
          dueAt: now.subtract({ hours: 1 }),
        },
      ],
      now,
    );
  });
  expect((await list(clerk, { kind: 'documents.' })).items.map((item) => item.objectId)).toEqual(['b']);
  expect((await list(clerk, { state: 'done' })).items.map((item) => item.objectId)).toEqual(['a']);
  expect((await list(leader)).items).toMatchObject([{ kind: 'documents.assign', detail: { number: 456 } }]);
  expect(await count(leader)).toMatchObject({ open: 1, overdue: 1 });
});

test('pages cover everything once, in order, and counts stop at the cap', async () => {
  const other = actorOf(randomUUID(), ['archivist']);
  const items = Array.from(
    { length: 130 },
    (_, n): NewWork => ({
      agencyId: agency,
      positionId: other.positionId,
      kind: 'documents.archive',
      objectKind: 'document',
      objectId: `p${n}`,
      title: `${n}`,
      priority: (n % 4) as 0 | 1 | 2 | 3,
      dueAt: n % 3 === 0 ? null : now.add({ hours: n % 7 }),
    }),
  );
  await as(other, (tx) => putWork(tx, items, now));
  const seen: z.output<typeof listMyWorkContract.output>['items'] = [];
  let cursor: string | undefined;
  do {
    const page = await list(other, { limit: 17, cursor });
    seen.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  expect(new Set(seen.map((item) => item.id)).size).toBe(130);
  expect(seen.map((item) => item.priority)).toEqual([...seen.map((item) => item.priority)].sort((a, b) => b - a));
  const express = seen.filter((item) => item.priority === 3).map((item) => item.dueAt ?? '9');
  expect(express).toEqual([...express].sort());
  expect((await count(other)).open).toBe(100);
  await expect(list(other, { cursor: 'made-up' })).rejects.toMatchObject({ code: 'platform.bad-input' });
});

test('the migration holds exactly the row-level security of the policy', async () => {
  const text = await readFile(new URL('../migrations/0002-worklist.sql', import.meta.url), 'utf8');
  expect(text.endsWith(generateRowSecurity(worklistPolicies))).toBe(true);
});
