import { agencyLines } from './agency-lines.ts';
import { signaturePath } from './signature-path.ts';
import type { TypesetterPool } from './worker-pool.ts';

/** Diameter in points of the drawn seal: 36 mm, the true size of an agency's seal. */
const SEAL_SIZE = (36 / 25.4) * 72;

export type FieldText = {
  text: string;
  /** Points. */
  size: number;
  italic: boolean;
  /** Points. */
  width: number;
  height: number;
  align: 'left' | 'center' | 'right';
};

/** Each result is a PDF of one page, exactly the size of the box, without background, with its fonts embedded. */
export type AppearanceDrawer = {
  /** A blue handwriting-like mark drawn from the name; always the same for the same name (Annex I, item 7). */
  drawPersonSignature(mark: {
    name: string;
    title: string;
    width: number;
    height: number;
    demo: boolean;
  }): Promise<Buffer>;
  /** A red round seal of 36 mm, to be put into the organizationSeal zone (Annex I, item 8). */
  drawOrganizationSeal(mark: { agencyName: string; demo: boolean }): Promise<Buffer>;
  /** Number, notation and signing time as text only: top right of an annex's first page (Annex I, item 8). 170 × 26 pt. */
  drawAttachmentMark(mark: { symbol: string; signedAt: string }): Promise<Buffer>;
  /** Fits the number field (13 pt upright, right) and the date field (14 pt italic, centred): same baseline as the line. */
  drawFieldText(field: FieldText): Promise<Buffer>;
};

/** Size in points of drawAttachmentMark's result. */
export const ATTACHMENT_MARK_SIZE = { width: 170, height: 26 };

export function createAppearanceDrawer(pool: TypesetterPool): AppearanceDrawer {
  const draw = async (template: string, data: unknown): Promise<Buffer> =>
    Buffer.from((await pool.typeset({ template, data, standard: '1.7' })).pdf);
  return {
    drawPersonSignature: ({ name, title, width, height, demo }) =>
      draw('person-signature', { ...signaturePath(name, width, height), name, title, width, height, demo }),
    drawOrganizationSeal: ({ agencyName, demo }) =>
      draw('organization-seal', { words: agencyLines(agencyName).join(' '), size: SEAL_SIZE, demo }),
    drawAttachmentMark: (mark) => draw('attachment-mark', { ...mark, ...ATTACHMENT_MARK_SIZE }),
    drawFieldText: (field) => draw('field-text', field),
  };
}
