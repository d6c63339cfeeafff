import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Lexer } from './lexer.ts';
import { PdfRefused } from './refused.ts';
import { serialize } from './serialize.ts';
import { PdfDict, PdfName, PdfRef, PdfString, type PdfValue, sameValue, textOf, textString } from './values.ts';

const read = (text: string): PdfValue => new Lexer(Buffer.from(text, 'latin1')).value();

test.each<[string, PdfValue]>([
  ['true', true],
  [' % comment\n null', null],
  ['-.5', -0.5],
  ['+17', 17],
  ['4.', 4],
  ['/A#20B', new PdfName('A B')],
  ['(a\\(b\\)\\\n(c)\\101)', new PdfString(Buffer.from('a(b)(c)A'))],
  ['<48 6>', new PdfString(Buffer.from('H`'))],
  ['12 0 R', new PdfRef(12, 0)],
  ['[1 2 0 R 3]', [1, new PdfRef(2, 0), 3]],
  ['<</A<</B 1>>/C[]>>', new PdfDict({ A: new PdfDict({ B: 1 }), C: [] })],
])('reads %s', (text, value) => {
  expect(sameValue(read(text), value)).toBe(true);
});

test.each(['<</A 1/A 2>>', '(open', '<4x>', '1e5', '--1', '[1', '<<1>>', 'nul', '/A#GG', 'nullx'])(
  'refuses %s',
  (text) => {
    expect(() => read(text)).toThrow(PdfRefused);
  },
);

const value: fc.Arbitrary<PdfValue> = fc.letrec<{ value: PdfValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constant(null),
    fc.boolean(),
    fc.integer(),
    // Decimals as PDF files hold them; nothing is smaller than the tenth digit on a page.
    fc.integer().map((millions) => millions / 1e10),
    fc.string({ unit: 'binary-ascii' }).map((text) => new PdfName(text)),
    fc.tuple(fc.uint8Array(), fc.boolean()).map(([bytes, hex]) => new PdfString(Buffer.from(bytes), hex)),
    fc.nat(9999).map((num) => new PdfRef(num)),
    fc.array(tie('value'), { maxLength: 5 }),
    fc
      .dictionary(fc.string({ unit: 'binary-ascii' }), tie('value'), { maxKeys: 5 })
      .map((entries) => new PdfDict(entries)),
  ),
})).value;

test('what is written reads back as the same value', () => {
  fc.assert(fc.property(value, (written) => sameValue(read(serialize(written)), written)));
});

test('Vietnamese text survives', () => {
  for (const text of ['Ủy ban nhân dân', 'ASCII (số)', ''])
    expect(textOf(read(serialize(textString(text))))).toBe(text);
});
