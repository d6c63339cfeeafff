import type { PdfFile } from './file.ts';
import { PdfRefused } from './refused.ts';
import { nameOf, type PdfDict, PdfRef, type PdfValue, textOf } from './values.ts';

const MAX_FIELDS = 5_000;
const MAX_DEPTH = 32;

/** A terminal field of the AcroForm (ISO 32000-1, 12.7.3). */
export interface FormField {
  readonly ref: PdfRef;
  readonly dict: PdfDict;
  /** Full name, parts joined by dots. */
  readonly name: string;
  /** Tx, Sig, Btn, Ch or undefined when nothing in the path says so. */
  readonly type: string | undefined;
  readonly value: PdfValue | undefined;
  readonly flags: number;
  /** Object numbers of its widgets; the field's own when both are one object. */
  readonly widgets: readonly number[];
}

export interface FormTree {
  readonly fields: FormField[];
  /** Every object number met below /Fields. */
  readonly nodes: ReadonlySet<number>;
}

interface Inherited {
  readonly name: string;
  readonly type: PdfValue | undefined;
  readonly value: PdfValue | undefined;
  readonly flags: PdfValue | undefined;
}

/** All terminal fields. A field met twice, nested too deep or written inline is refused. */
export function readForm(file: PdfFile): FormTree {
  const nodes = new Set<number>();
  const fields: FormField[] = [];
  const visit = (ref: PdfValue, above: Inherited, depth: number): void => {
    if (!(ref instanceof PdfRef) || nodes.has(ref.num))
      throw new PdfRefused('syntax', 'a form field is shared or inline');
    nodes.add(ref.num);
    if (nodes.size > MAX_FIELDS || depth > MAX_DEPTH) throw new PdfRefused('limit', 'too many form fields');
    const dict = file.dict(ref);
    if (!dict) throw new PdfRefused('syntax', `form field ${ref.num} is no dictionary`);
    const part = textOf(file.resolve(dict.get('T')));
    const own: Inherited = {
      name: part === undefined ? above.name : above.name === '' ? part : `${above.name}.${part}`,
      type: file.resolve(dict.get('FT')) ?? above.type,
      value: dict.get('V') ?? above.value,
      flags: file.resolve(dict.get('Ff')) ?? above.flags,
    };
    const kids = file.array(dict.get('Kids')) ?? [];
    const named = kids.filter((kid) => file.dict(kid)?.get('T') !== undefined);
    if (named.length > 0) {
      for (const kid of kids) visit(kid, own, depth + 1);
      return;
    }
    const widgets = kids.map((kid) => {
      if (!(kid instanceof PdfRef)) throw new PdfRefused('syntax', 'a widget is inline');
      nodes.add(kid.num);
      return kid.num;
    });
    fields.push({
      ref,
      dict,
      name: own.name,
      type: nameOf(own.type),
      value: own.value,
      flags: typeof own.flags === 'number' ? own.flags : 0,
      widgets: kids.length > 0 ? widgets : [ref.num],
    });
  };
  const form = file.dict(file.catalog.get('AcroForm'));
  for (const ref of file.array(form?.get('Fields')) ?? []) {
    visit(ref, { name: '', type: undefined, value: undefined, flags: undefined }, 0);
  }
  return { fields, nodes };
}

/** No value yet: /V is absent, null or an empty string. */
export function isEmptyField(file: PdfFile, field: FormField): boolean {
  const value = file.resolve(field.value);
  return value === undefined || value === null || textOf(value) === '';
}
