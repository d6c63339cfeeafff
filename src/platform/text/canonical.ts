/** The five tone marks in decomposed Unicode: huyền, sắc, ngã, hỏi, nặng. */
const TONE = /[\u0300\u0301\u0303\u0309\u0323]/gu;
/** The marks that make ă, â ê ô, and ơ ư. */
const SHAPED = /^.[\u0302\u0306\u031b]/u;
const VOWEL = /^[aeiouy]/;
const WORD = /[\p{L}\p{M}]+/gu;

/** Letters of a decomposed word, each with its marks. */
const lettersOf = (word: string): string[] => word.match(/\P{M}\p{M}*/gu) ?? [];

/** Where the tone stands: on the shaped vowel, else before a final consonant on the last vowel, else on the first of two (hòa) or the middle of three. */
const tonePlace = (letters: readonly string[]): number => {
  let start = letters.findIndex((letter) => VOWEL.test(letter));
  const two = letters.slice(0, 2).join('');
  if ((two === 'qu' || two === 'gi') && VOWEL.test(letters[2] ?? '')) start = 2;
  if (start < 0) return -1;
  let end = start;
  while (VOWEL.test(letters[end] ?? '')) end++;
  for (let at = end - 1; at >= start; at--) if (SHAPED.test(letters[at] ?? '')) return at;
  if (end - start >= 3) return start + 1;
  return end < letters.length ? end - 1 : start;
};

const canonicalWord = (word: string): string => {
  const tones = word.match(TONE);
  if (tones?.length !== 1) return word.normalize('NFC');
  const letters = lettersOf(word.replace(TONE, ''));
  const place = tonePlace(letters);
  if (place < 0) return word.normalize('NFC');
  return letters
    .map((letter, at) => (at === place ? letter + tones[0] : letter))
    .join('')
    .normalize('NFC');
};

/** Lower case, composed, each tone at one agreed place: hoà and hòa, thuý and thúy become the same text. Marks stay. */
export const canonical = (text: string): string =>
  text.normalize('NFC').toLowerCase().normalize('NFD').replace(WORD, canonicalWord).normalize('NFC');
