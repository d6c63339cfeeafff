import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createFormatChecker } from './format-checker.ts';

const corpus = new URL('../../../../tests/corpora/format/', import.meta.url);
const letter = readFileSync(new URL('correct/letter-one-addressee.pdf', corpus));

test('the thread gives the same verdicts, several files at once', async () => {
  const checker = createFormatChecker();
  const wrong = readFileSync(new URL('deviant/margin-left.pdf', corpus));
  const [good, bad, none] = await Promise.all([
    checker.check(letter, { issued: true }),
    checker.check(wrong),
    checker.check(Buffer.from('x')),
  ]);
  expect(good.conforms).toBe(true);
  expect(bad.findings.map((finding) => finding.code)).toContain('margin-left');
  expect(none.findings.map((finding) => finding.code)).toEqual(['unreadable']);
  await checker.close();
});

test('a file that takes too long is a finding, and the next one is read', async () => {
  const hasty = createFormatChecker({ timeoutMs: 1 });
  const late = await hasty.check(letter);
  expect(late).toMatchObject({ conforms: false, pageCount: 0 });
  expect(late.findings[0]?.code).toBe('unreadable');
  await hasty.close();
});
