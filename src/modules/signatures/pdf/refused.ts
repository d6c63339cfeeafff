/** Why the strict reader or writer would not go on. Every code has a sentence in `../verify/findings.ts`. */
export type PdfRefusal =
  | 'not-a-pdf'
  | 'file-end-broken'
  | 'xref-broken'
  | 'xref-hybrid'
  | 'encrypted'
  | 'duplicate-key'
  | 'object-mismatch'
  | 'syntax'
  | 'limit'
  | 'page-tree'
  | 'field-exists'
  | 'field-missing'
  | 'field-filled'
  | 'contents-too-small'
  | 'appearance-unusable';

/** The file (or the wish) is not one that we read or sign; `code` says why, `message` where. Nothing was changed. */
export class PdfRefused extends Error {
  readonly code: PdfRefusal;
  constructor(code: PdfRefusal, detail: string) {
    super(`${code}: ${detail}`);
    this.name = 'PdfRefused';
    this.code = code;
  }
}
