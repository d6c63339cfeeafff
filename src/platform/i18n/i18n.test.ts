import { expect, test } from 'vitest';
import { formatDate, formatDateTime, pickLocale } from './index.ts';

test.each([
  [undefined, 'vi'],
  ['', 'vi'],
  ['vi-VN,vi;q=0.9,en;q=0.8', 'vi'],
  ['fr', 'vi'],
  ['en', 'en'],
  ['en-US,en;q=0.9,vi;q=0.8', 'en'],
  ['english', 'vi'],
])('%s asks for %s', (asked, locale) => {
  expect(pickLocale(asked)).toBe(locale);
});

test('days and hours are Vietnam’s, also just after midnight', () => {
  expect(formatDate('2026-11-24T16:59:59Z')).toBe('24/11/2026');
  expect(formatDate('2026-11-24T17:00:00Z')).toBe('25/11/2026');
  expect(formatDateTime('2026-11-24T17:05:00Z')).toBe('00:05 25/11/2026');
  expect(formatDateTime(new Date('2026-02-03T01:05:00Z'))).toBe('08:05 03/02/2026');
});
