import type { FileOutput } from '../../../platform/contracts/contract.ts';
import { fold } from '../../../platform/text/index.ts';

/** File names without diacritics, of at most 50 characters before the ending: what other offices' systems take. */
export const pdfName = (...parts: string[]): string =>
  `${fold(parts.join(' '))
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 50)}.pdf`;

/** A PDF to be shown in place. */
export const pdfAnswer = (bytes: Uint8Array, fileName: string): FileOutput => ({
  bytes,
  mediaType: 'application/pdf',
  fileName,
  inline: true,
});
