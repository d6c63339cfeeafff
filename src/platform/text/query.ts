import { type Syllable, syllables } from './syllables.ts';
import { findSymbols, isSpeakable, plainNumber } from './symbols.ts';

export type Term = {
  /** What must be among the lexemes. */
  readonly lexeme: string;
  /** Marks were typed, so they must agree. */
  readonly exact: boolean;
  /** Part of a number and notation, `#123` or `#qd`. */
  readonly symbol: boolean;
};

export type Query = {
  readonly terms: readonly Term[];
  /** The plain words in order, for ranking; symbols left out. */
  readonly words: readonly Syllable[];
};

const symbolTerm = (part: string): Term => ({ lexeme: `#${part}`, exact: false, symbol: true });
const wordTerm = ({ exact, folded }: Syllable): Term =>
  exact === folded ? { lexeme: folded, exact: false, symbol: false } : { lexeme: exact, exact: true, symbol: false };

/** Length of the symbol that begins at `at`: a number and the unspeakable tokens after it, `123 qd ubnd`; 0 when none. */
const spokenSymbol = (tokens: readonly Syllable[], at: number): number => {
  if (!/^\d{1,6}$/.test(tokens[at]?.folded ?? '')) return 0;
  let end = at + 1;
  while (end < tokens.length && /^\p{L}/u.test(tokens[end]?.folded ?? '') && !isSpeakable(tokens[end]?.folded ?? ''))
    end++;
  return end - at > 1 ? end - at : 0;
};

const readWords = (text: string, terms: Term[], words: Syllable[]): void => {
  const tokens = syllables(text);
  for (let at = 0; at < tokens.length; ) {
    const length = spokenSymbol(tokens, at);
    for (const [offset, token] of tokens.slice(at, at + Math.max(length, 1)).entries()) {
      if (length > 0) terms.push(symbolTerm(offset === 0 ? plainNumber(token.folded) : token.folded));
      else {
        terms.push(wordTerm(token));
        words.push(token);
      }
    }
    at += Math.max(length, 1);
  }
};

/**
 * Reads what a person typed. Per syllable: marks typed mean exactly these, none typed means any.
 * `123/QĐ-UBND`, `123/qd-ubnd` and `123 qd ubnd` become the same terms.
 */
export const parseQuery = (typed: string): Query => {
  const text = typed.normalize('NFC');
  const terms: Term[] = [];
  const words: Syllable[] = [];
  let from = 0;
  for (const { number, groups, start, end } of findSymbols(text)) {
    readWords(text.slice(from, start), terms, words);
    terms.push(symbolTerm(number), ...groups.map(symbolTerm));
    from = end;
  }
  readWords(text.slice(from), terms, words);
  const seen = new Set<string>();
  return { terms: terms.filter(({ lexeme }) => !seen.has(lexeme) && seen.add(lexeme)), words };
};

/**
 * The terms as text for `::tsquery` over `array_to_tsvector(lexemes(…))`: all must be there.
 * `typing`: the last word may be unfinished. Empty when nothing was asked.
 */
export const tsQueryText = ({ terms }: Query, { typing = false } = {}): string =>
  terms
    .map(({ lexeme, symbol }, at) => {
      const quoted = `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
      return typing && !symbol && at === terms.length - 1 ? `${quoted}:*` : quoted;
    })
    .join(' & ');
