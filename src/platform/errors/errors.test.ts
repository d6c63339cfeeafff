import { expect, test } from 'vitest';
import { AppError, listErrors } from './index.ts';
import { platformError } from './platform-errors.ts';

test('a sentence is filled in both languages; English particulars fall back to the Vietnamese', () => {
  const both = platformError('bad-input', { detail: 'tên còn thiếu', detailEn: 'name is missing' });
  expect(both).toBeInstanceOf(AppError);
  expect(both).toMatchObject({ code: 'platform.bad-input', status: 400 });
  expect(both.vi).toContain('tên còn thiếu');
  expect(both.en).toContain('name is missing');
  expect(platformError('bad-input', { detail: 'cursor' }).en).toContain('not right: cursor.');
  expect(platformError('too-many-requests').vi).toContain('{seconds}');
});

test('the cause is kept for the log, and the catalogue is in order', () => {
  const cause = new Error('inner');
  expect(platformError('internal', { requestId: '1' }, cause).cause).toBe(cause);
  const codes = listErrors().map(([code]) => code);
  expect(codes).toContain('platform.internal');
  expect(codes).toEqual(codes.toSorted((a, b) => (a < b ? -1 : 1)));
});
