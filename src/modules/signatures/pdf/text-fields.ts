import { writeEmptyForm, writePageAsForm } from './appearance.ts';
import { PdfFile } from './file.ts';
import { isEmptyField, readForm } from './form.ts';
import type { Rect } from './pages.ts';
import { pageAt } from './pages.ts';
import { PdfRefused } from './refused.ts';
import { IncrementalUpdate } from './update.ts';
import { PdfDict, PdfName, PdfRef, PdfString, textString } from './values.ts';

/** Annotation flag "print" (ISO 32000-1, table 165). */
export const PRINT = 4;
/** Field flag "read only" (ISO 32000-1, table 221). */
const READ_ONLY = 1;

export interface EmptyTextField {
  /** Full name, unique in the file; no dots. */
  readonly name: string;
  /** From 1. */
  readonly page: number;
  readonly rect: Rect;
  /** What a screen reader says. */
  readonly tooltip: string;
}

/**
 * Appends empty, named text fields that a later signer fills once (the number; place and date). Must happen before the
 * first signature, so that the first signer's bytes hold them. Throws PdfRefused (`field-exists`, reader codes).
 */
export function addEmptyTextFields(pdf: Uint8Array, fields: readonly EmptyTextField[]): Buffer {
  const file = PdfFile.open(pdf);
  const names = new Set(readForm(file).fields.map((field) => field.name));
  const update = new IncrementalUpdate(file);
  for (const { name, page, rect, tooltip } of fields) {
    if (names.has(name)) throw new PdfRefused('field-exists', name);
    names.add(name);
    const ref = update.allocate();
    const appearance = writeEmptyForm(update, rect[2] - rect[0], rect[3] - rect[1]);
    update.set(
      ref,
      new PdfDict({
        Type: new PdfName('Annot'),
        Subtype: new PdfName('Widget'),
        FT: new PdfName('Tx'),
        T: textString(name),
        TU: textString(tooltip),
        F: PRINT,
        DA: new PdfString(Buffer.from('/Helv 0 Tf 0 g'), false),
        Rect: [...rect],
        P: pageAt(file, page).ref,
        AP: new PdfDict({ N: appearance }),
      }),
    );
    update.addWidgets(page, [ref], {});
  }
  return Buffer.concat([file.bytes, update.finish()]);
}

export interface FieldFill {
  readonly name: string;
  readonly value: string;
  /** One-page PDF of the field's size that shows the value. */
  readonly appearance: Buffer;
}

/** Fills empty text fields in the update and makes them read-only. */
export function fillTextFields(update: IncrementalUpdate, fills: readonly FieldFill[]): void {
  if (fills.length === 0) return;
  const { fields } = readForm(update.file);
  for (const { name, value, appearance } of fills) {
    const field = fields.find((candidate) => candidate.name === name && candidate.type === 'Tx');
    if (!field) throw new PdfRefused('field-missing', name);
    if (!isEmptyField(update.file, field) || field.widgets[0] !== field.ref.num) {
      throw new PdfRefused('field-filled', name);
    }
    const form = writePageAsForm(update, appearance);
    update.set(
      new PdfRef(field.ref.num),
      field.dict.with({
        V: textString(value),
        Ff: field.flags | READ_ONLY,
        AP: new PdfDict({ N: form }),
      }),
    );
  }
}
