import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  bigrams,
  canonical,
  fold,
  lexemes,
  matchRank,
  parseQuery,
  syllables,
  symbolLexemes,
  tsQueryText,
} from './index.ts';

const ONSETS = ['', 'b', 'ch', 'đ', 'gi', 'h', 'kh', 'ngh', 'ph', 'qu', 'th', 'tr', 'x'];
const RHYMES = ['oa', 'oe', 'uy', 'a', 'ươ', 'iên', 'oan', 'uân', 'ai', 'ơi', 'oai', 'uyên', 'âu', 'ia', 'ua', 'ông'];
const TONES = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];
/** A syllable with its tone on any of its vowels, composed or not: as people and programs really write. */
const written = fc
  .tuple(fc.constantFrom(...ONSETS), fc.constantFrom(...RHYMES), fc.constantFrom(...TONES), fc.nat(2), fc.boolean())
  .map(([onset, rhyme, tone, where, composed]) => {
    const letters = rhyme.normalize('NFD').match(/\P{M}\p{M}*/gu) ?? [];
    const vowels = letters.flatMap((letter, at) => (/^[aeiouy]/.test(letter) ? [at] : []));
    const place = vowels[where % vowels.length];
    const text = onset + letters.map((letter, at) => (at === place ? letter + tone : letter)).join('');
    return { text: text.normalize(composed ? 'NFC' : 'NFD'), onset, rhyme, tone };
  });

test('fold takes marks and case away', () => {
  expect(fold('Đường Nguyễn Huệ')).toBe('duong nguyen hue');
  expect(fold('ĐƯỜNG'.normalize('NFD'))).toBe('duong');
});

test.each([
  ['hoà', 'hòa'],
  ['khoẻ', 'khỏe'],
  ['thuỷ', 'thủy'],
  ['Quý', 'quý'],
  ['giá', 'giá'],
  ['gì', 'gì'],
  ['toàn', 'toàn'],
  ['người', 'người'],
  ['khuỷu', 'khuỷu'],
  ['nghĩa', 'nghĩa'],
  ['ngoài', 'ngoài'],
  ['Thuận Thành', 'thuận thành'],
])('%s is written %s', (from, to) => {
  expect(canonical(from)).toBe(to);
});

test('the place of the tone and the Unicode form never matter', () => {
  fc.assert(
    fc.property(written, fc.nat(2), (one, where) => {
      const letters = one.rhyme.normalize('NFD').match(/\P{M}\p{M}*/gu) ?? [];
      const vowels = letters.flatMap((letter, at) => (/^[aeiouy]/.test(letter) ? [at] : []));
      const place = vowels[where % vowels.length];
      const other = one.onset + letters.map((letter, at) => (at === place ? letter + one.tone : letter)).join('');
      expect(canonical(one.text)).toBe(canonical(other));
      expect(fold(one.text)).toBe(fold(canonical(one.text)));
    }),
  );
});

test('fold and canonical change nothing the second time, for any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(fold(fold(text))).toBe(fold(text));
      expect(canonical(canonical(text))).toBe(canonical(text));
    }),
  );
});

test('a text is found by its own words, with and without marks', () => {
  fc.assert(
    fc.property(fc.array(written, { minLength: 1, maxLength: 8 }), (words) => {
      const text = words.map((word) => word.text).join(' ');
      const there = new Set(lexemes(text));
      for (const typed of [text, fold(text)])
        for (const term of parseQuery(typed).terms) expect(there).toContain(term.lexeme);
    }),
  );
});

test('marks typed mean exactly these, per syllable', () => {
  expect(parseQuery('duong đường').terms).toEqual([
    { lexeme: 'duong', exact: false, symbol: false },
    { lexeme: 'đường', exact: true, symbol: false },
  ]);
  expect(lexemes('con dương')).not.toContain('đường');
});

test('a number with notation is the same however it is typed', () => {
  const asked = parseQuery('123/QĐ-UBND').terms;
  expect(asked.map((term) => term.lexeme)).toEqual(['#123', '#qd', '#ubnd']);
  expect(parseQuery('123 qd ubnd').terms).toEqual(asked);
  expect(parseQuery('0123/qđ–ubnd').terms).toEqual(asked);
  const there = lexemes('Quyết định số 0123/QĐ-UBND ngày 24/11/2026');
  expect(there).toEqual(expect.arrayContaining(['#123/qd-ubnd', '#123', '#qd-ubnd', '#qd', '#ubnd']));
  expect(symbolLexemes(5, 'SNV-TCBC')).toEqual([
    ...['#5/snv-tcbc', '#5', '#snv-tcbc', '#snv', '#tcbc'],
    ...['5', '05', 'snv', 'tcbc'],
  ]);
});

test('each part of a notation is found alone, as it is written or without its zero', () => {
  const there = new Set(symbolLexemes(1, 'SNV-CCHCVTLT'));
  for (const typed of ['snv', 'CCHCVTLT', '01', '1', 'snv cchcvtlt', 'SNV-CCHCVTLT', '01/SNV', '1 snv'])
    for (const { lexeme } of parseQuery(typed).terms) expect([typed, there.has(lexeme)]).toEqual([typed, true]);
});

test('every made-up symbol is found by its spaced, unmarked form', () => {
  const group = fc.constantFrom('QĐ', 'UBND', 'KH', 'SGDĐT', 'TTr', 'SNV', 'HĐND', 'STC');
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 99999 }),
      fc.array(group, { minLength: 1, maxLength: 3 }),
      (number, groups) => {
        const there = lexemes(`số ${String(number).padStart(2, '0')}/${groups.join('-')} về việc`);
        for (const term of parseQuery(`${number} ${fold(groups.join(' '))}`).terms)
          expect(there).toContain(term.lexeme);
      },
    ),
  );
});

test('a date is no symbol and years stay words', () => {
  expect(parseQuery('24/11/2026').terms.map((term) => term.lexeme)).toEqual(['24', '11', '2026']);
});

test('pairs do not reach across punctuation', () => {
  expect(bigrams('Phê duyệt, kế hoạch')).toEqual(['phe_duyet', 'ke_hoach']);
  expect(syllables('UBND-VX').map((s) => s.folded)).toEqual(['ubnd', 'vx']);
});

test('the text of a query is safe for PostgreSQL', () => {
  expect(tsQueryText(parseQuery("nguyễn văn a' | b"), { typing: true })).toBe("'nguyễn' & 'văn' & 'a' & 'b':*");
  expect(tsQueryText(parseQuery('  '))).toBe('');
});

test('short lists: order, whole words and marks decide', () => {
  const rank = (asked: string, text: string) => matchRank(parseQuery(asked), text);
  expect(rank('nguyen an', 'Nguyễn Văn An')?.match).toBe('folded');
  expect(rank('Nguyễn Văn An', 'Nguyễn Văn An')?.match).toBe('exact');
  expect(rank('đường', 'Trần Thị Dương')).toBeNull();
  expect(rank('ng v a', 'Nguyễn Văn An')).not.toBeNull();
  expect(rank('van an', 'Nguyễn Văn An')?.rank).toBeGreaterThan(rank('van an', 'An Thị Vân')?.rank ?? 0);
  expect(rank('noi vu', 'Sở Nội vụ')?.rank).toBeGreaterThan(rank('noi vu', 'Văn phòng Sở Nội vụ tỉnh')?.rank ?? 0);
});
