/**
 * Text without tone and vowel marks, in lower case: `Đường Nguyễn Huệ` → `duong nguyen hue`.
 * The same for composed and decomposed Unicode.
 */
export const fold = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replaceAll('đ', 'd')
    .normalize('NFC');
