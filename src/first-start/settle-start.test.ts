import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { fixedClock } from '../platform/clock/index.ts';
import { type TestDatabase, testDatabase } from '../platform/db/testing.ts';
import { settleStart } from './settle-start.ts';

const clock = fixedClock('2026-11-25T08:00:00+07:00');
let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
beforeEach(() => db.owner.query('delete from platform.set_up_phase'));
afterAll(() => db.close());

const settle = (
  asked: 'demo' | 'empty' | undefined,
  choose: () => Promise<'demo' | 'empty'> = () => Promise.reject(),
) => settleStart({ database: db.app, clock, asked, choose });

test('what is asked for is recorded; later starts need not ask, and the other kind is refused in a sentence', async () => {
  expect(await settle('empty')).toBe('empty');
  expect(await settle(undefined)).toBe('empty');
  expect(await settle('empty')).toBe('empty');
  await expect(settle('demo')).rejects.toMatchObject({
    code: 'first-start.other-start',
    vi: expect.stringContaining('đã là tỉnh của mình'),
  });
});

test('without a setting it is asked once, and the answer holds', async () => {
  expect(await settle(undefined, async () => 'demo')).toBe('demo');
  expect(await settle(undefined)).toBe('demo');
  await expect(settle('empty')).rejects.toMatchObject({ code: 'first-start.other-start' });
});

test('a province filled before the choice was recorded is the demo', async () => {
  await db.owner.query(
    "insert into platform.set_up_phase (name, done_at, result) values ('organization-structure', now(), '{}')",
  );
  await expect(settle('empty')).rejects.toMatchObject({ code: 'first-start.other-start' });
  expect(await settle(undefined)).toBe('demo');
});

test('the application can neither change nor delete the choice', async () => {
  await settle('empty');
  await expect(db.pool.query(`update platform.set_up_phase set result = '{"start":"demo"}'`)).rejects.toThrow(
    /permission denied/,
  );
  await expect(db.pool.query('delete from platform.set_up_phase')).rejects.toThrow(/permission denied/);
});
