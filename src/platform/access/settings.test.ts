import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTransaction, type Tx } from '../db/index.ts';
import { type TestDatabase, testDatabase } from '../db/testing.ts';
import { asActor, inProgramStep } from './settings.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

const settings = async (tx: Tx) =>
  (
    await sql<{ step: string; person: string }>`
      select coalesce(current_setting('app.step', true), '') as step, coalesce(current_setting('app.person', true), '') as person
    `.execute(tx)
  ).rows[0];

test('a step lasts as long as its function, also one inside another', async () => {
  await inTransaction(db.app, async (tx) => {
    await inProgramStep(tx, 'outer', async () => {
      await inProgramStep(tx, 'inner', async () => expect((await settings(tx))?.step).toBe('inner'));
      expect((await settings(tx))?.step).toBe('outer');
    });
    expect((await settings(tx))?.step).toBe('');
  });
});

test('looking with another’s eyes ends the step, and both come back', async () => {
  await inTransaction(
    db.app,
    async (tx) => {
      await inProgramStep(tx, 'outer', async () => {
        await asActor(tx, null, async () => expect(await settings(tx)).toEqual({ step: '', person: '' }));
        expect(await settings(tx)).toEqual({ step: 'outer', person: 'someone' });
      });
    },
    { settings: { 'app.person': 'someone' } },
  );
});

test('nothing outlives the transaction on a pooled connection', async () => {
  await inTransaction(db.app, (tx) => inProgramStep(tx, 'outer', async () => {}));
  expect(await inTransaction(db.app, settings)).toEqual({ step: '', person: '' });
});
