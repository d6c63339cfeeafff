import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { documentsError } from '../errors.ts';

export type PageBox = {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
};

/** The visible box of a PDF's first page, in points. @throws annex-not-signable when the file is no sound PDF */
export const firstPageBox = async (pdf: Uint8Array, name: string): Promise<PageBox> => {
  const task = getDocument({ data: new Uint8Array(pdf), disableFontFace: true, verbosity: 0 });
  try {
    const page = await (await task.promise).getPage(1);
    const [left, bottom, right, top] = page.view as [number, number, number, number];
    return { left, bottom, right, top };
  } catch (cause) {
    throw documentsError('annex-not-signable', { name }, cause);
  } finally {
    await task.destroy();
  }
};
