import type { DocumentKind } from './kinds.ts';

/** Numbers below 10 are written with a leading zero (Decree 30/2020/NĐ-CP, Annex I part II item 3). */
export const numberText = (no: number): string => String(no).padStart(2, '0');

/**
 * What follows the slash: kind and agency for kinds that have an abbreviation (`QĐ-SNV`), agency and drafting unit for
 * official letters (`UBND-VX`). No spaces (Decree 30/2020/NĐ-CP, Annex I part II item 3).
 */
export const notationOf = (
  kind: Pick<DocumentKind, 'abbreviation'>,
  agencyAbbreviation: string,
  unitAbbreviation: string | null,
): string =>
  [kind.abbreviation, agencyAbbreviation, kind.abbreviation === null ? unitAbbreviation : null]
    .filter((part): part is string => part !== null && part !== '')
    .map((part) => part.replace(/\s+/gu, ''))
    .join('-');

/** `05/QĐ-SNV`. */
export const symbolOf = (no: number, notation: string): string => `${numberText(no)}/${notation}`;

/** Place and date of cell 4; day below 10 and months 1 and 2 with a leading zero (Annex I part II item 4). */
export const placeAndDate = (place: string, on: Temporal.PlainDate): string => {
  const day = String(on.day).padStart(2, '0');
  const month = on.month <= 2 ? `0${on.month}` : String(on.month);
  return `${place}, ngày ${day} tháng ${month} năm ${on.year}`;
};

/** `24/11/2026`. */
export const shortDate = (on: Temporal.PlainDate): string =>
  `${String(on.day).padStart(2, '0')}/${String(on.month).padStart(2, '0')}/${on.year}`;

/** Names of the registers that every agency has, opened when first needed in a year. */
export const GENERAL_BOOK = { in: 'Sổ văn bản đến', out: 'Sổ văn bản đi' } as const;

/** Which of an agency's outgoing registers numbers this kind: one named for it, else the general one. */
export const bookFor = <B extends { readonly kindSet: readonly string[] | null }>(
  books: readonly B[],
  kindCode: string,
): B | undefined =>
  books.find((book) => book.kindSet?.includes(kindCode)) ?? books.find((book) => book.kindSet === null);
