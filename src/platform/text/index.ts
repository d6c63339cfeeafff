export { canonical } from './canonical.ts';
export { fold } from './fold.ts';
export { lexemes } from './lexemes.ts';
export { type Match, matchRank } from './match-rank.ts';
export { parseQuery, type Query, type Term, tsQueryText } from './query.ts';
export { bigrams, type Syllable, syllables } from './syllables.ts';
export { symbolLexemes } from './symbols.ts';
