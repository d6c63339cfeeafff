import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTransaction, type Tx } from '../db/index.ts';
import { type TestDatabase, testDatabase } from '../db/testing.ts';
import type { Actor } from './actor.ts';
import { explain } from './explain.ts';
import { type Expression, type Policy, wholePolicy } from './policy.ts';
import { generateRowSecurity } from './row-security.ts';
import { asActor } from './settings.ts';
import { type ObjectFacts, policyAllows } from './to-predicate.ts';
import { policyCondition } from './to-sql.ts';

/** Few values, so that they meet often; the last number tells them apart. */
const ids = [1, 2, 3].map((n) => `00000000-0000-4000-8000-00000000000${n}`);
const idOrNull = fc.option(fc.constantFrom(...ids), { nil: null });
const roles = ['leader', 'records-clerk', 'auditor'];
const states = ['draft', 'issued', "it's"];

type Note = { id: string; agency_id: string | null; author_id: string | null; state: string | null };
type Share = { note_id: string | null; agency_id: string | null; state: string | null };

const notes = fc
  .array(
    fc.record({
      agency_id: idOrNull,
      author_id: idOrNull,
      state: fc.option(fc.constantFrom(...states), { nil: null }),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((rows): Note[] => rows.map((row, index) => ({ id: `10000000-0000-4000-8000-00000000000${index}`, ...row })));
const shares: fc.Arbitrary<Share[]> = fc.array(
  fc.record({
    note_id: fc.option(
      fc.integer({ min: 0, max: 5 }).map((index) => `10000000-0000-4000-8000-00000000000${index}`),
      { nil: null },
    ),
    agency_id: idOrNull,
    state: fc.option(fc.constantFrom(...states), { nil: null }),
  }),
  { maxLength: 8 },
);
const actors: fc.Arbitrary<Actor | null> = fc.option(
  fc.record({
    personId: fc.constantFrom(...ids),
    positionId: fc.constantFrom(...ids),
    agencyId: fc.constantFrom(...ids),
    unitId: idOrNull,
    roles: fc.uniqueArray(fc.constantFrom(...roles)),
    accountId: fc.constant(ids[0] as string),
    sessionId: fc.constant(ids[0] as string),
    personName: fc.constant('An'),
    positionTitle: fc.constant('Văn thư'),
    delegation: fc.constant(null),
  }),
  { nil: null },
);

const actorField = fc.constantFrom('personId', 'positionId', 'agencyId', 'unitId');
const leaf = (columns: string[]): fc.Arbitrary<Expression> =>
  fc.oneof(
    fc.record({ is: fc.constant('own' as const), column: fc.constantFrom(...columns), actor: actorField }),
    fc.record({
      is: fc.constant('one-of' as const),
      column: fc.constant('state'),
      values: fc.uniqueArray(fc.constantFrom(...states, 'null')),
    }),
    fc.record({ is: fc.constant('null' as const), column: fc.constantFrom(...columns, 'state') }),
    fc.record({ is: fc.constant('actor-role' as const), roles: fc.uniqueArray(fc.constantFrom(...roles)) }),
    fc.record({ is: fc.constant('program-step' as const), steps: fc.constant(['delivery']) }),
  );
const shareCondition = fc.oneof(
  leaf(['agency_id']),
  fc.array(leaf(['agency_id']), { maxLength: 2 }).map((of): Expression => ({ is: 'all', of })),
);
const { expression } = fc.letrec<{ expression: Expression }>((tie) => ({
  expression: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf(['agency_id', 'author_id']),
    shareCondition.map(
      (where): Expression => ({ is: 'some', table: 'access_test.share', on: [['note_id', 'id']], where }),
    ),
    fc.record({ is: fc.constant('all' as const), of: fc.array(tie('expression'), { maxLength: 3 }) }),
    fc.record({ is: fc.constant('any' as const), of: fc.array(tie('expression'), { maxLength: 3 }) }),
  ),
}));
const policies = fc.array(expression, { minLength: 1, maxLength: 3 }).map(
  (branches): Policy => ({
    table: 'access_test.note',
    right: 'read',
    branches: branches.map((when, index) => ({ name: `b${index}`, vi: `Lý do ${index}`, en: `Reason ${index}`, when })),
  }),
);

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
  await db.owner.query(`
    create schema access_test;
    create table access_test.note (id uuid primary key, agency_id uuid, author_id uuid, state text);
    create table access_test.share (note_id uuid, agency_id uuid, state text);
    grant usage on schema access_test to kinhbac_app;
    grant select on all tables in schema access_test to kinhbac_app;
  `);
});
afterAll(() => db.close());

const fill = async (policy: Policy, noteRows: Note[], shareRows: Share[]) => {
  await db.owner.query('truncate access_test.note, access_test.share');
  await db.owner.query(
    'insert into access_test.note select * from jsonb_populate_recordset(null::access_test.note, $1)',
    [JSON.stringify(noteRows)],
  );
  await db.owner.query(
    'insert into access_test.share select * from jsonb_populate_recordset(null::access_test.share, $1)',
    [JSON.stringify(shareRows)],
  );
  await db.owner.query(generateRowSecurity([policy]));
};

const idsOf = (rows: ReadonlyArray<{ id: string }>) => rows.map((row) => row.id).sort();
const asOwner = async (policy: Policy, actor: Actor | null) => {
  // The owner sees every row, so this is the query's own condition alone.
  const query = sql<{ id: string }>`select id from access_test.note as n where ${policyCondition(policy, actor, 'n')}`;
  const { sql: text, parameters } = query.compile(db.app);
  return idsOf((await db.owner.query(text, [...parameters])).rows);
};
const inApp = <T>(run: (tx: Tx) => Promise<T>) => inTransaction(db.app, run);
const throughRowSecurity = (actor: Actor | null) =>
  inApp((tx) =>
    asActor(tx, actor, async () =>
      idsOf((await sql<{ id: string }>`select id from access_test.note`.execute(tx)).rows),
    ),
  );
const inMemory = (policy: Policy, actor: Actor | null, noteRows: Note[], shareRows: Share[]) => {
  const facts = (row: Note): ObjectFacts => ({ row, related: { 'access_test.share': shareRows } });
  return idsOf(noteRows.filter((row) => policyAllows(policy, actor, facts(row))));
};

test('predicate, SQL condition, row-level security and explanation agree on random policies and data', async () => {
  await fc.assert(
    fc.asyncProperty(policies, notes, shares, actors, async (policy, noteRows, shareRows, actor) => {
      await fill(policy, noteRows, shareRows);
      const seen = inMemory(policy, actor, noteRows, shareRows);
      expect(await asOwner(policy, actor)).toEqual(seen);
      expect(await throughRowSecurity(actor)).toEqual(seen);
      for (const { id } of noteRows) {
        const { allowed, branches } = await inApp((tx) => explain(tx, policy, actor, id));
        expect(allowed).toBe(seen.includes(id));
        expect(branches).toHaveLength(policy.branches.length);
      }
    }),
    { numRuns: 150 },
  );
});

test('an unset setting sees what nobody sees', async () => {
  const policy: Policy = {
    table: 'access_test.note',
    right: 'read',
    branches: [
      { name: 'own', vi: 'Của mình', en: 'One’s own', when: { is: 'own', column: 'author_id', actor: 'personId' } },
    ],
  };
  await fill(policy, [{ id: ids[0] as string, agency_id: null, author_id: null, state: null }], []);
  expect(wholePolicy(policy).is).toBe('any');
  expect((await db.pool.query('select * from access_test.note')).rows).toEqual([]);
});
