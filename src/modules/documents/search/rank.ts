import { bigrams, type Query, type Syllable, syllables } from '../../../platform/text/index.ts';

export type Match = 'symbol' | 'exact' | 'folded' | 'relaxed';

export const MATCH_TEXT: Readonly<Record<Match, { readonly vi: string; readonly en: string }>> = {
  symbol: { vi: 'khớp số, ký hiệu', en: 'number and notation match' },
  exact: { vi: 'khớp đúng dấu', en: 'marks match' },
  folded: { vi: 'khớp không dấu', en: 'matches without marks' },
  relaxed: { vi: 'khớp gần đúng', en: 'matches in part' },
};

export type Ranked = { readonly score: number; readonly match: Match };

const isFound = (asked: Syllable, there: ReadonlySet<string>, thereExact: ReadonlySet<string>): boolean =>
  asked.exact === asked.folded ? there.has(asked.folded) : thereExact.has(asked.exact);

/**
 * How well a document answers: words in the subject before words elsewhere, pairs in order, closeness, marks, and the
 * newer of two equals. Only for comparing answers to one question.
 */
export const rankDocument = (
  query: Query,
  document: { readonly subject: string; readonly facts: string; readonly seq: string },
  relaxed: boolean,
): Ranked => {
  const subject = syllables(document.subject);
  const words = [...subject, ...syllables(document.facts)];
  const inSubject = new Set(subject.map(({ folded }) => folded));
  const folded = new Set(words.map((word) => word.folded));
  const exactly = new Set(words.map((word) => word.exact));
  const pairs = new Set(bigrams(document.subject));
  const asked = query.words;
  const held = asked.filter((word) => isFound(word, folded, exactly)).length;
  const askedPairs = bigrams(asked.map((word) => word.exact).join(' '));
  const pairShare =
    askedPairs.length === 0 ? 0 : askedPairs.filter((pair) => pairs.has(pair)).length / askedPairs.length;
  const subjectShare =
    asked.length === 0 ? 0 : asked.filter((word) => inSubject.has(word.folded)).length / asked.length;
  const marksAgree = asked.length > 0 && asked.every((word) => exactly.has(word.exact));
  const symbols = query.terms.filter(({ symbol }) => symbol).length;
  const coverage = asked.length === 0 ? 1 : held / asked.length;
  const spare = asked.length === 0 ? 0 : Math.min(subject.length, 60) / 60;
  const score = coverage * 40 + pairShare * 30 + subjectShare * 15 + (marksAgree ? 10 : 0) + symbols * 5 - spare * 3;
  const match: Match = relaxed
    ? 'relaxed'
    : symbols > 0 && asked.length === 0
      ? 'symbol'
      : marksAgree
        ? 'exact'
        : 'folded';
  return { score, match };
};

/** The subject cut into pieces, those that answer the question marked. */
export const subjectParts = (query: Query, subject: string): Array<{ text: string; hit: boolean }> => {
  const foldedAsked = new Set(query.words.filter((word) => word.exact === word.folded).map((word) => word.folded));
  const exactAsked = new Set(query.words.filter((word) => word.exact !== word.folded).map((word) => word.exact));
  const parts: Array<{ text: string; hit: boolean }> = [];
  for (const text of subject.normalize('NFC').split(/(?<=[^\p{L}\p{N}])|(?=[^\p{L}\p{N}])/u)) {
    const [syllable] = syllables(text);
    const hit = syllable !== undefined && (foldedAsked.has(syllable.folded) || exactAsked.has(syllable.exact));
    const last = parts.at(-1);
    if (last && (last.hit === hit || (last.hit && syllable === undefined && hit))) last.text += text;
    else parts.push({ text, hit });
  }
  return parts;
};
