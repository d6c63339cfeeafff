import { expect, test } from 'vitest';
import { beginningOf, endAfter, lastDayOf, phaseOf } from './delegation-term.ts';

const now = new Date('2026-11-24T17:30:00Z');

test('days are those of Vietnam, whatever the zone of the browser', () => {
  expect(beginningOf('2026-11-25', now)).toBe(now.toISOString());
  expect(beginningOf('2026-11-26', now)).toBe('2026-11-25T17:00:00.000Z');
  expect(endAfter('2026-11-30')).toBe('2026-11-30T17:00:00.000Z');
});

test('the last day shown is the last day chosen', () => {
  for (const day of ['2026-11-30', '2026-12-31', '2028-02-29']) expect(lastDayOf(endAfter(day))).toBe(day);
});

test('what was ended before it began is not coming', () => {
  const later = { inForce: false, validFrom: '2026-12-01T00:00:00Z' };
  expect(phaseOf({ ...later, endedReason: null }, now)).toBe('coming');
  expect(phaseOf({ ...later, endedReason: 'nhầm người' }, now)).toBe('ended');
  expect(phaseOf({ inForce: false, endedReason: null, validFrom: '2026-01-01T00:00:00Z' }, now)).toBe('ended');
  expect(phaseOf({ inForce: true, endedReason: null, validFrom: '2026-01-01T00:00:00Z' }, now)).toBe('now');
});
