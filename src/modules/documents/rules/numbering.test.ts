import { expect, test } from 'vitest';
import { getDocumentKind } from './kinds.ts';
import { bookFor, notationOf, numberText, placeAndDate, symbolOf } from './numbering.ts';

test('numbers and notations are written as Decree 30/2020 does', () => {
  expect([1, 9, 10, 123].map(numberText)).toEqual(['01', '09', '10', '123']);
  expect(symbolOf(15, notationOf(getDocumentKind('decision'), 'SNV', 'TCCB'))).toBe('15/QĐ-SNV');
  expect(symbolOf(2, notationOf(getDocumentKind('official-letter'), 'UBND', 'VX'))).toBe('02/UBND-VX');
  expect(notationOf(getDocumentKind('official-letter'), 'SNV', null)).toBe('SNV');
  expect(notationOf(getDocumentKind('rules'), 'UBND', null)).toBe('QyĐ-UBND');
});

test('days below 10 and the months 1 and 2 carry a zero', () => {
  const on = (date: string) => placeAndDate('Bắc Ninh', Temporal.PlainDate.from(date));
  expect(on('2026-02-05')).toBe('Bắc Ninh, ngày 05 tháng 02 năm 2026');
  expect(on('2026-03-15')).toBe('Bắc Ninh, ngày 15 tháng 3 năm 2026');
  expect(on('2026-11-24')).toBe('Bắc Ninh, ngày 24 tháng 11 năm 2026');
});

test('a register named for the kind stands before the general one', () => {
  const general = { id: 'general', kindSet: null };
  const decisions = { id: 'decisions', kindSet: ['decision'] };
  expect(bookFor([general, decisions], 'decision')).toBe(decisions);
  expect(bookFor([decisions, general], 'plan')).toBe(general);
  expect(bookFor([], 'plan')).toBeUndefined();
});
