import { syllables } from '../../platform/text/index.ts';

/** What the directory is searched in: syllables with and without marks, each after a space, so that ` tha` finds beginnings. */
export const searchText = (text: string): { folded: string; canonical: string } => {
  const parts = syllables(text);
  return {
    folded: parts.map((part) => ` ${part.folded}`).join(''),
    canonical: parts.map((part) => ` ${part.exact}`).join(''),
  };
};
