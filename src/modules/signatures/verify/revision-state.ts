import type { PdfFile } from '../pdf/file.ts';
import { type FormTree, readForm } from '../pdf/form.ts';
import { refuseHiddenContent } from '../pdf/hybrid.ts';
import { type PdfPage, rectOf, walkPages } from '../pdf/pages.ts';
import { PdfRefused } from '../pdf/refused.ts';
import { PdfDict, PdfRef, PdfStream, type PdfValue } from '../pdf/values.ts';
import type { FindingCode } from './findings.ts';

const MAX_VISITED = 300_000;
/** Visits that naming and comparing one revision may take in all. */
const MAX_WORK = 5_000_000;

/** Pages, form and annotations of one revision, read once. */
export class RevisionState {
  readonly file: PdfFile;
  readonly pages: readonly PdfPage[];
  readonly treeNodes = new Set<number>();
  readonly form: FormTree;
  /** Widget or annotation → page number from 1. */
  readonly pageOf = new Map<number, number>();
  /** Page object → page number from 1. */
  readonly pageNumbers = new Map<number, number>();
  /** Arrays of annotations that are objects of their own. */
  readonly annotationArrays = new Set<number>();
  private work = 0;

  constructor(file: PdfFile) {
    refuseHiddenContent(file);
    this.file = file;
    this.pages = [...walkPages(file, this.treeNodes)];
    this.form = readForm(file);
    this.pages.forEach((page, index) => {
      this.pageNumbers.set(page.ref.num, index + 1);
      const annotations = page.dict.get('Annots');
      if (annotations instanceof PdfRef) this.annotationArrays.add(annotations.num);
      for (const annotation of file.array(annotations) ?? []) {
        if (annotation instanceof PdfRef) this.pageOf.set(annotation.num, index + 1);
      }
    });
  }

  widgetRect(num: number) {
    return rectOf(this.file, this.file.dict(new PdfRef(num))?.get('Rect'));
  }

  /** Object numbers that can be reached from a value; `skip` names dictionary keys not to follow. */
  reach(from: PdfValue | undefined, skip: readonly string[] = [], into = new Set<number>()): Set<number> {
    const stack: (PdfValue | undefined)[] = [from];
    while (stack.length > 0 && into.size < MAX_VISITED) {
      const value = stack.pop();
      if (++this.work > MAX_WORK) throw new PdfRefused('limit', 'the document refers to itself too much');
      if (value instanceof PdfRef) {
        if (into.has(value.num)) continue;
        into.add(value.num);
        stack.push(this.file.get(value.num));
      } else if (Array.isArray(value)) stack.push(...value);
      else if (value instanceof PdfStream) stack.push(value.dict);
      else if (value instanceof PdfDict) {
        for (const [key, item] of value.entries) if (!skip.includes(key)) stack.push(item);
      }
    }
    return into;
  }

  /** Names the part of the document that an object belongs to, for the reader of the report. */
  roleOf(num: number): { code: FindingCode; page?: number } {
    for (const field of this.form.fields) {
      for (const widget of field.widgets) {
        const dict = this.file.dict(new PdfRef(widget));
        if (!this.reach(dict?.get('AP'), ['Parent', 'P']).has(num)) continue;
        const code = field.type === 'Sig' ? 'signature-appearance-changed' : 'field-appearance-changed';
        return { code, page: this.pageOf.get(widget) };
      }
      if (field.type === 'Sig' && field.value instanceof PdfRef && field.value.num === num) {
        return { code: 'signature-value-changed' };
      }
    }
    if (this.form.nodes.has(num)) return { code: 'field-changed' };
    if (this.treeNodes.has(num)) return { code: 'page-tree-changed' };
    for (const [index, { dict, resources }] of this.pages.entries()) {
      const page = index + 1;
      if (this.reach(dict.get('Contents')).has(num)) return { code: 'page-content-changed', page };
      if (this.reach(resources, ['Parent', 'P']).has(num)) return { code: 'page-resource-changed', page };
      if (this.reach(dict.get('Annots'), ['Parent', 'P', 'Dest', 'A']).has(num))
        return { code: 'annotation-changed', page };
    }
    return { code: 'object-changed' };
  }
}

/** Objects that a value refers to but the file does not define. */
export function danglingOf(file: PdfFile, numbers: Iterable<number>, into: Set<number>): void {
  const visit = (value: PdfValue): void => {
    if (value instanceof PdfRef) {
      const entry = file.entries.get(value.num);
      if (!entry || entry.kind === 'free') into.add(value.num);
    } else if (Array.isArray(value)) value.forEach(visit);
    else if (value instanceof PdfStream) visit(value.dict);
    else if (value instanceof PdfDict) for (const item of value.entries.values()) visit(item);
  };
  for (const num of numbers) visit(file.get(num));
}
