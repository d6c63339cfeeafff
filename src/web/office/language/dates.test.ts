import { expect, test } from 'vitest';
import { civilDay, daysUntil, showDate, showDateTime, showSeconds, showSize, showWhen } from './dates.ts';

test('instants are shown in the zone of Vietnam, whatever the machine thinks', () => {
  expect(showDateTime('2026-11-24T17:30:09Z')).toBe('00:30 25/11/2026');
  expect(showSeconds('2026-11-24T17:30:09Z')).toBe('00:30:09 25/11/2026');
  expect(showDate('2026-11-24')).toBe('24/11/2026');
  expect(showDate(null)).toBe('—');
  expect(civilDay('2026-12-31T17:00:00Z')).toBe('2027-01-01');
});

test('days until a deadline are civil days', () => {
  const now = new Date('2026-11-24T16:59:00Z');
  expect(daysUntil('2026-11-24T10:00:00Z', now)).toBe(0);
  expect(daysUntil('2026-11-24T17:00:00Z', now)).toBe(1);
  expect(daysUntil('2026-11-23T16:59:59Z', now)).toBe(-1);
});

test('a list says today by the clock and yesterday in words', () => {
  const now = new Date('2026-11-24T05:00:00Z');
  expect(showWhen('2026-11-24T01:05:00Z', now, 'vi')).toBe('08:05');
  expect(showWhen('2026-11-23T01:05:00Z', now, 'vi')).toBe('hôm qua 08:05');
  expect(showWhen('2026-11-23T01:05:00Z', now, 'en')).toBe('yesterday 08:05');
  expect(showWhen('2026-11-20T01:05:00Z', now, 'vi')).toBe('20/11/2026');
});

test('sizes are short', () => {
  expect(showSize(0)).toBe('0 KB');
  expect(showSize(10)).toBe('0,1 KB');
  expect(showSize(4.25 * 1024 * 1024)).toBe('4,3 MB');
});
