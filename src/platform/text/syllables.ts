import { canonical } from './canonical.ts';
import { fold } from './fold.ts';

/** One written syllable (or number, or abbreviation). */
export type Syllable = {
  /** With its marks, their place unified. */
  readonly exact: string;
  /** Without marks. */
  readonly folded: string;
};

const SYLLABLE = /[\p{L}\p{M}\p{N}]+/gu;
/** What ends a run of words; pairs are not made across it. A slash or hyphen inside a symbol is no end. */
const BREAK = /[.,;:!?()[\]{}"“”«»\n\r\t|]+/u;

export const syllables = (text: string): Syllable[] =>
  (canonical(text).match(SYLLABLE) ?? []).map((exact) => ({ exact, folded: fold(exact) }));

/** Folded neighbours, `phe_duyet`: Vietnamese words are several syllables, so pairs tell more than single ones. */
export const bigrams = (text: string): string[] =>
  text.split(BREAK).flatMap((run) => {
    const parts = syllables(run);
    return parts.slice(1).map((next, at) => `${parts[at]?.folded}_${next.folded}`);
  });
