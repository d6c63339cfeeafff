/** Capitals without marks and with single spaces, to recognise a phrase even when it is written wrongly. */
export const fold = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/gu, 'D').toUpperCase().replace(/\s+/gu, ' ').trim();

/** Whether all letters are capitals. */
export const isCaps = (text: string): boolean =>
  text.normalize('NFC') === text.normalize('NFC').toLocaleUpperCase('vi');
