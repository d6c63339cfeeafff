import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkFormat } from '../../../src/modules/documents/format-check/check-format.ts';
import { CORRECT, LETTER, LONG_NOTICE, NOTICE } from './make/correct-documents.ts';
import { CASES, DEVIANT } from './make/deviant-documents.ts';
import { vary } from './make/document-spec.ts';
import { createSecondMaker } from './make/second-maker.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));
const namesIn = (part: string): string[] =>
  readdirSync(`${folder}${part}`)
    .filter((name) => name.endsWith('.pdf'))
    .map((name) => name.slice(0, -4));
const read = (part: string, name: string): Buffer => readFileSync(`${folder}${part}/${name}.pdf`);
const codeOf = (name: string): string => name.replace(/\+.*$/, '');

async function errorsOf(pdf: Uint8Array, issued: boolean): Promise<string[]> {
  const { findings } = await checkFormat(pdf, { issued });
  return findings.filter((finding) => finding.severity === 'error').map((finding) => finding.code);
}

const correct = namesIn('correct');
const deviant = namesIn('deviant');
const second = createSecondMaker();

test('the corpus has 10 correct and at least 40 deviant documents, all printed by LibreOffice', () => {
  expect(correct).toHaveLength(10);
  expect(deviant.length).toBeGreaterThanOrEqual(40);
  for (const [part, names] of [
    ['correct', correct],
    ['deviant', deviant],
  ] as const) {
    // The producer is written as UTF-16 in hexadecimal.
    const producer = Buffer.from('LibreOffice', 'utf16le').swap16().toString('hex').toUpperCase();
    for (const name of names) expect(read(part, name).toString('latin1')).toContain(producer);
  }
});

describe('printed by LibreOffice', () => {
  test.each(correct)('%s is found correct', async (name) => {
    const report = await checkFormat(read('correct', name), { issued: name !== 'draft-without-number' });
    expect(report.findings.filter((finding) => finding.severity === 'error')).toEqual([]);
    expect(report.standInFont).toBe('LiberationSerif');
  });

  test.each(deviant)('%s is the only error found', async (name) => {
    expect(await errorsOf(read('deviant', name), true)).toEqual([codeOf(name)]);
  });
});

describe('set by a second maker', () => {
  test.each(Object.entries(CORRECT))('%s is found correct', async (name, spec) => {
    expect(await errorsOf(second(spec), name !== 'draft-without-number')).toEqual([]);
  });

  // Those that LibreOffice printed are set again below, in another document.
  test.each(Object.entries(DEVIANT).filter(([name]) => !deviant.includes(name)))(
    '%s is the only error found',
    async (name, spec) => {
      expect(await errorsOf(second(spec), true)).toEqual([codeOf(name)]);
    },
  );
});

test('a deviation is also found in another document than the one it was planted in first', async () => {
  const letters = ['letter-many-addressees', 'letter-urgent'];
  const long = ['report-three-pages', 'plan-one-and-a-half-lines'];
  const named = ['dispatch-commune', 'decision-articles'];
  // A document without parent agency cannot write it in bold; the urgent letter's stamp stays red.
  const inapplicable = new Set(['parent-agency-bold in letter-many-addressees', 'urgency-colour in letter-urgent']);
  const missed: string[] = [];
  let at = 0;
  for (const [name, [base, patch]] of Object.entries(CASES)) {
    at += 1;
    const others = base === LETTER ? letters : base === LONG_NOTICE ? long : named;
    const other = others[at % others.length] as string;
    if (inapplicable.has(`${name} in ${other}`)) continue;
    const codes = await errorsOf(second(vary(CORRECT[other] ?? LETTER, patch)), true);
    if (!codes.includes(codeOf(name))) missed.push(`${name} in ${other}: ${codes.join(', ')}`);
  }
  expect(missed).toEqual([]);
});

/** A sentence of office prose without a dash at its start. */
const sentence = (words: number): string =>
  Array.from(
    { length: words },
    (_, at) => ['Cơ quan', 'đơn vị', 'thực hiện', 'nhiệm vụ', '123/QĐ-UBND,', 'đúng hạn'][(at * 7 + words) % 6],
  ).join(' ');

test('no permitted choice of margins, sizes and spacing is called an error', async () => {
  const choice = fc.record({
    base: fc.constantFrom(LETTER, NOTICE, LONG_NOTICE, ...Object.values(CORRECT)),
    left: fc.constantFrom(30, 32.5, 35),
    right: fc.constantFrom(15, 17, 20),
    top: fc.constantFrom(20, 22.5, 25),
    bottom: fc.constantFrom(20, 25),
    nameSize: fc.constantFrom(12, 12.5, 13),
    mottoSize: fc.constantFrom(13, 14),
    bodySize: fc.constantFrom(13, 13.5, 14),
    indent: fc.constantFrom(10, 12.7),
    spacingPoints: fc.constantFrom(6, 8, 12),
    lineHeightPercent: fc.constantFrom(100, 115, 130, 150),
    lengths: fc.array(fc.integer({ min: 3, max: 90 }), { minLength: 1, maxLength: 14 }),
    lead: fc.constantFrom('', '1. ', 'a) ', 'Điều 1. '),
    others: fc.integer({ min: 0, max: 8 }),
  });
  await fc.assert(
    fc.asyncProperty(choice, async (c) => {
      const spec = vary(c.base, {
        page: { left: c.left, right: c.right, top: c.top, bottom: c.bottom },
        leftColumn: 0.33,
        nationalName: { size: c.nameSize },
        motto: { size: c.mottoSize },
        mottoRule: (12.22 * c.mottoSize * 25.4) / 72,
        body: {
          size: c.bodySize,
          indent: c.indent,
          spacingPoints: c.spacingPoints,
          lineHeightPercent: c.lineHeightPercent,
          blocks: c.lengths.map((words) => `${c.lead}${sentence(words)}.`),
        },
        recipients: {
          lines: ['- Như trên;', ...Array.from({ length: c.others }, (_, at) => `- Cơ quan ${at};`), '- Lưu: VT, NC.'],
        },
      });
      expect(await errorsOf(second(spec), false)).toEqual([]);
    }),
    { numRuns: 40, seed: 20200305 },
  );
});
