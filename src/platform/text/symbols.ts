import { fold } from './fold.ts';

/** `123/QĐ-UBND`: a number, a slash, groups of letters joined by hyphens. */
const SYMBOL = /(?<![\p{L}\p{N}/])(\d{1,6})\s?\/\s?(\p{L}[\p{L}\p{N}]*(?:\s?[-–]\s?\p{L}[\p{L}\p{N}&]*)*)/gu;

const plainNumber = (digits: string): string => digits.replace(/^0+(?=\d)/, '');
const groupsOf = (notation: string): string[] =>
  fold(notation)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((group) => group !== '');

/** As Decree 30/2020/NĐ-CP, Annex I writes numbers below 10: `01`. */
const paddedNumber = (digits: string): string => digits.padStart(2, '0');

/**
 * Lexemes by which a number with its notation is found: whole, number, notation, and each group of the notation; number
 * and groups also as plain words, for those who type only one of them (`snv`, `01`).
 */
export const symbolLexemes = (number: string | number | null, notation: string): string[] => {
  const groups = groupsOf(notation);
  const joined = groups.join('-');
  const digits = number === null ? null : plainNumber(String(number));
  const found = [
    ...(digits === null ? [] : [`#${digits}/${joined}`, `#${digits}`]),
    `#${joined}`,
    ...groups.map((group) => `#${group}`),
    ...(digits === null ? [] : [digits, paddedNumber(digits)]),
    ...groups,
  ];
  return [...new Set(found)];
};

/** Symbols written in running text. */
export const findSymbols = (text: string): Array<{ number: string; groups: string[]; start: number; end: number }> =>
  [...text.normalize('NFC').matchAll(SYMBOL)].map((match) => ({
    number: plainNumber(match[1] ?? ''),
    groups: groupsOf(match[2] ?? ''),
    start: match.index,
    end: match.index + match[0].length,
  }));

/** Whether a folded token could be read aloud as a Vietnamese syllable; abbreviations such as `qd` or `ubnd` cannot. */
export const isSpeakable = (folded: string): boolean =>
  /^(?:ngh?|[cgknpt]h|gi|qu|tr|[bcdghklmnpqrstvx])?(?:[aeiouy]{1,3})(?:ng|nh|ch|[cmnpt])?$/.test(folded);

export { plainNumber };
