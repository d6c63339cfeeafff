import type { Query } from './query.ts';
import { type Syllable, syllables } from './syllables.ts';

export type Match = {
  /** Higher is better; only for comparing answers to one question. */
  readonly rank: number;
  /** `exact`: all typed marks agree and none is missing; `folded`: agrees when marks are left out. */
  readonly match: 'exact' | 'folded';
};

/** 2 whole syllable, 1 beginning of one, 0 no. Marks typed must agree. */
const agreement = (asked: Syllable, there: Syllable): 0 | 1 | 2 => {
  const [a, b] = asked.exact === asked.folded ? [asked.folded, there.folded] : [asked.exact, there.exact];
  return a === b ? 2 : b.startsWith(a) ? 1 : 0;
};

/**
 * How well a short text (a name, a title) answers, or null when it does not: every asked word must be there,
 * at least as the beginning of a syllable. Whole syllables, their order, closeness, a start at the first syllable and
 * agreement of marks count for it.
 */
export const matchRank = (query: Query, text: string): Match | null => {
  const there = syllables(text);
  let rank = 0;
  let previous = -1;
  let exact = true;
  for (const asked of query.words) {
    let best = -1;
    let bestWorth = 0;
    for (const [at, syllable] of there.entries()) {
      const found = agreement(asked, syllable);
      if (found === 0) continue;
      const worth =
        found * 10 + (at === previous + 1 ? 6 : at > previous ? 3 : 0) + (asked.exact === syllable.exact ? 2 : 0);
      if (worth > bestWorth) [best, bestWorth] = [at, worth];
    }
    if (best < 0) return null;
    exact &&= asked.exact === there[best]?.exact;
    rank += bestWorth;
    previous = best;
  }
  const spare = Math.max(0, there.length - query.words.length);
  return { rank: rank * 100 - Math.min(spare, 50), match: exact ? 'exact' : 'folded' };
};
