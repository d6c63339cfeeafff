import fc from 'fast-check';
import { expect, test } from 'vitest';
import { draftContentShape } from '../operations/shapes.ts';
import { boxAfterOpening } from './boxes.ts';
import { compareLines, contentLines } from './compare.ts';
import { evidenceWords, rungNumber, rungOf } from './evidence.ts';
import { missingIn } from './missing.ts';
import { refusedSecrecy } from './secrecy.ts';

const line = fc.constantFrom('a', 'b', 'c', 'd');

test('a comparison read with only the removed or only the added lines gives back each text', () => {
  fc.assert(
    fc.property(fc.array(line), fc.array(line), (before, after) => {
      const lines = compareLines(before, after);
      expect(lines.filter(({ change }) => change !== 'added').map(({ text }) => text)).toEqual(before);
      expect(lines.filter(({ change }) => change !== 'removed').map(({ text }) => text)).toEqual(after);
    }),
  );
});

test('an unchanged text has no changed line', () => {
  const content = draftContentShape.parse({
    kindCode: 'plan',
    subject: 'Về kiểm tra',
    body: [
      { type: 'numbered', label: '1.', text: 'Một' },
      { type: 'table', header: ['A', 'B'], rows: [['1', '2']] },
    ],
  });
  const lines = contentLines(content);
  expect(lines).toEqual(['Về kiểm tra', '1. Một', 'A | B', '1 | 2']);
  expect(compareLines(lines, lines).every(({ change }) => change === 'same')).toBe(true);
});

test('evidence reads as a fact with its date', () => {
  const on = Temporal.PlainDate.from('2026-11-24');
  const facts = { on, time: '08:05', arrivalNo: null, answerSymbol: null, words: null };
  expect(evidenceWords({ ...facts, rung: 'registered', arrivalNo: 456 }).vi).toBe('Đã đăng ký số 456 ngày 24/11/2026');
  expect(evidenceWords({ ...facts, rung: 'answered', answerSymbol: '78/UBND-VX' }).vi).toBe(
    'Đã trả lời bằng văn bản số 78/UBND-VX ngày 24/11/2026',
  );
  expect(rungOf(rungNumber('assigned'))).toBe('assigned');
  expect(rungNumber('answered')).toBeGreaterThan(rungNumber('registered'));
});

test('what is missing is named, never filled in', () => {
  const empty = draftContentShape.parse({ kindCode: 'official-letter' });
  expect(missingIn(empty).map(({ field }) => field)).toEqual(['subject', 'body', 'signerPositionId', 'addressees']);
  const whole = draftContentShape.parse({
    ...empty,
    subject: 'Về kiểm tra',
    body: [{ type: 'paragraph', text: 'Nội dung' }],
    addressees: ['Các sở'],
    signerPositionId: '01998f2e-0000-7000-8000-000000000001',
  });
  expect(missingIn(whole)).toEqual([]);
});

test('every mark of secrecy is refused', () => {
  expect(refusedSecrecy('none')).toBeNull();
  expect(refusedSecrecy('confidential')?.vi).toBe('Mật');
  expect(refusedSecrecy('top-secret')?.vi).toBe('Tuyệt mật');
});

test('opening moves a document once', () => {
  expect(boxAfterOpening('not-opened', null)).toBe('not-handled');
  expect(boxAfterOpening('not-opened', 'inform')).toBe('for-information');
  expect(boxAfterOpening('handled', 'lead')).toBe('handled');
});
