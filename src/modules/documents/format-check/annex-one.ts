/**
 * What Annex I of Decree 30/2020/NĐ-CP asks of a page. Lengths in mm unless a name says points; sizes in points.
 * Written down once more here, apart from the layout engine, so that neither can hide a mistake of the other.
 */
export const ANNEX_ONE = {
  source: 'Decree 30/2020/NĐ-CP, Annex I',
  page: { width: 210, height: 297 },
  margins: { top: [20, 25], bottom: [20, 25], left: [30, 35], right: [15, 20] },
  nationalName: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
  motto: 'Độc lập - Tự do - Hạnh phúc',
  sizes: {
    nationalName: [12, 13],
    motto: [13, 14],
    agency: [12, 13],
    number: [13, 13],
    date: [13, 14],
    kindName: [13, 14],
    subject: [13, 14],
    letterSubject: [12, 13],
    body: [13, 14],
    authority: [13, 14],
    signerName: [13, 14],
    addressee: [13, 14],
    recipientsLabel: [12, 12],
    recipients: [11, 11],
    pageNumber: [13, 14],
  },
  /** The rule below the motto is as long as the motto; those below agency and subject 1/3 to 1/2 of the line above. */
  mottoRule: [0.9, 1.1],
  shortRule: [1 / 3, 1 / 2],
  firstLineIndents: [10, 12.7],
  paragraphSpacingPoints: 6,
  /** Line pitch as a multiple of the font size: single to 1.5 lines of Times New Roman (1.15 em a line). */
  linePitch: [1.1, 1.74],
} as const;

export type Range = readonly [number, number];

/** Points per millimetre. */
export const MM = 72 / 25.4;
