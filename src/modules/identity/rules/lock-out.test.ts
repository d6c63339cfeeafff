import { expect, test } from 'vitest';
import { lockedUntil, minutesLocked } from './lock-out.ts';

const now = Temporal.Instant.from('2026-11-24T08:00:00+07:00');
const minutesAfter = (failures: number) => minutesLocked(lockedUntil(failures, now), now);

test('four failures are free, the fifth locks for 15 minutes, then it doubles up to a day', () => {
  expect([1, 4, 5, 6, 7, 8, 11, 12, 40, 2000].map(minutesAfter)).toEqual([
    0, 0, 15, 30, 60, 120, 960, 1440, 1440, 1440,
  ]);
});

test('a lock that has run out is no lock', () => {
  expect(minutesLocked(now, now)).toBe(0);
  expect(minutesLocked(now.add({ seconds: 1 }), now)).toBe(1);
});
