import { bigrams, syllables } from './syllables.ts';
import { findSymbols, symbolLexemes } from './symbols.ts';

/**
 * Everything by which a text is found, each once: folded syllables, syllables with marks (when they have any),
 * folded pairs, and the symbols written in it, whole and in parts. Meant for `array_to_tsvector`; a pure function of the text.
 */
export const lexemes = (text: string): string[] => {
  const found = new Set<string>();
  for (const { exact, folded } of syllables(text)) {
    found.add(folded);
    found.add(exact);
  }
  for (const pair of bigrams(text)) found.add(pair);
  for (const { number, groups } of findSymbols(text))
    for (const lexeme of symbolLexemes(number, groups.join('-'))) found.add(lexeme);
  return [...found];
};
