import { createHash } from 'node:crypto';
import type { PdfFile } from './file.ts';
import { refuseHiddenContent } from './hybrid.ts';
import { pageAt } from './pages.ts';
import { serialize } from './serialize.ts';
import { PdfDict, PdfName, PdfRef, PdfString, type PdfValue } from './values.ts';

interface Written {
  readonly num: number;
  readonly gen: number;
  readonly offset: number;
}

/**
 * Gathers new and rewritten objects and lays them out as one incremental update (ISO 32000-1, 7.5.6), with a
 * cross-reference section of the same kind as the file's last one. The original bytes are never touched or copied.
 * A hybrid file is continued by a classic table: readers with and without `/XRefStm` both follow it.
 */
export class IncrementalUpdate {
  readonly file: PdfFile;
  private readonly parts: Buffer[] = [];
  private readonly written: Written[] = [];
  private readonly pending = new Map<number, PdfValue>();
  private size: number;
  private position: number;

  constructor(file: PdfFile) {
    refuseHiddenContent(file);
    this.file = file;
    const declared = file.trailer.get('Size');
    let highest = 0;
    for (const num of file.entries.keys()) if (num > highest) highest = num;
    this.size = Math.max(typeof declared === 'number' ? declared : 0, highest + 1);
    this.position = file.bytes.length;
    this.push('\n');
  }

  allocate(): PdfRef {
    return new PdfRef(this.size++);
  }

  /** The value as this update will leave it. */
  current(ref: PdfRef): PdfValue {
    return this.pending.get(ref.num) ?? this.file.get(ref.num);
  }

  /** Sets a direct value; a later call for the same object replaces it. */
  set(ref: PdfRef, value: PdfValue): void {
    this.pending.set(ref.num, value);
  }

  /** Writes an object's body now. Returns the file offset of the body's first byte. */
  write(ref: PdfRef, body: string): number {
    this.open(ref);
    const at = this.position;
    this.push(body);
    this.push('\nendobj\n');
    return at;
  }

  writeStream(ref: PdfRef, dict: PdfDict, data: Buffer): void {
    this.open(ref);
    this.push(`${serialize(dict.with({ Length: data.length }))}\nstream\n`);
    this.push(data);
    this.push('\nendstream\nendobj\n');
  }

  /** Adds references to an array that sits in `owner` under `key`, directly or as an object of its own. */
  append(owner: PdfRef, key: string, refs: readonly PdfRef[]): void {
    const dict = this.current(owner);
    if (!(dict instanceof PdfDict)) throw new TypeError('The owner is no dictionary');
    const held = dict.get(key);
    const array = held instanceof PdfRef ? this.current(held) : held;
    const longer = [...(Array.isArray(array) ? array : []), ...refs];
    if (held instanceof PdfRef && Array.isArray(array)) this.set(held, longer);
    else this.set(owner, dict.with({ [key]: longer }));
  }

  /** Puts widgets on a page (from 1) and into the form's fields, making the form when there is none. */
  addWidgets(page: number, widgets: readonly PdfRef[], formEntries: Record<string, PdfValue>): void {
    this.append(pageAt(this.file, page).ref, 'Annots', widgets);
    const catalog = this.current(this.file.root);
    if (!(catalog instanceof PdfDict)) throw new TypeError('The catalog is no dictionary');
    let form = catalog.get('AcroForm');
    if (!(form instanceof PdfRef)) {
      const ref = this.allocate();
      this.set(ref, form instanceof PdfDict ? form : new PdfDict({ Fields: [] }));
      this.set(this.file.root, catalog.with({ AcroForm: ref }));
      form = ref;
    }
    this.append(form, 'Fields', widgets);
    this.mergeForm(form, formEntries);
  }

  /** Sets entries of the form's dictionary when they differ. */
  mergeForm(form: PdfRef, entries: Record<string, PdfValue>): void {
    const dict = this.current(form);
    if (!(dict instanceof PdfDict)) throw new TypeError('The form is no dictionary');
    const differs = Object.entries(entries).some(([key, value]) => dict.get(key) !== value);
    if (differs) this.set(form, dict.with(entries));
  }

  /** The bytes to append. Call once. */
  finish(): Buffer {
    for (const [num, value] of this.pending) {
      const entry = this.file.entries.get(num);
      this.write(new PdfRef(num, entry?.kind === 'plain' ? entry.gen : 0), serialize(value));
    }
    const start = this.position;
    if (this.file.sections[0]?.kind === 'stream') this.writeXrefStream(start);
    else this.writeXrefTable();
    this.push(`startxref\n${start}\n%%EOF\n`);
    return Buffer.concat(this.parts);
  }

  private open(ref: PdfRef): void {
    this.written.push({ num: ref.num, gen: ref.gen, offset: this.position });
    this.push(`${ref.num} ${ref.gen} obj\n`);
  }

  private push(part: string | Buffer): void {
    const bytes = typeof part === 'string' ? Buffer.from(part, 'latin1') : part;
    this.parts.push(bytes);
    this.position += bytes.length;
  }

  private trailer(): PdfDict {
    const { trailer } = this.file;
    const entries: Record<string, PdfValue> = { Size: this.size, Root: this.file.root, Prev: this.file.startxref };
    const info = trailer.get('Info');
    if (info instanceof PdfRef) entries['Info'] = info;
    const id = this.file.array(trailer.get('ID'));
    if (id?.length === 2) {
      // The second half must change with every update; derived from what is written, so the same input gives the same file.
      const hash = createHash('sha256');
      for (const part of this.parts) hash.update(part);
      entries['ID'] = [id[0]!, new PdfString(hash.digest().subarray(0, 16))];
    }
    return new PdfDict(entries);
  }

  /** Consecutive object numbers, in order. */
  private runs(): Written[][] {
    const runs: Written[][] = [];
    for (const object of [...this.written].sort((a, b) => a.num - b.num)) {
      const run = runs.at(-1);
      if (run && run.at(-1)!.num + 1 === object.num) run.push(object);
      else runs.push([object]);
    }
    return runs;
  }

  private writeXrefTable(): void {
    let text = 'xref\n';
    for (const run of this.runs()) {
      text += `${run[0]!.num} ${run.length}\n`;
      for (const { offset, gen } of run) {
        text += `${String(offset).padStart(10, '0')} ${String(gen).padStart(5, '0')} n \n`;
      }
    }
    this.push(`${text}trailer\n${serialize(this.trailer())}\n`);
  }

  private writeXrefStream(start: number): void {
    const self = this.allocate();
    const trailer = this.trailer();
    this.written.push({ num: self.num, gen: 0, offset: start });
    const runs = this.runs();
    const data = Buffer.alloc(7 * this.written.length);
    let at = 0;
    for (const { offset, gen } of runs.flat()) {
      data[at] = 1;
      data.writeUInt32BE(offset, at + 1);
      data.writeUInt16BE(gen, at + 5);
      at += 7;
    }
    const dict = new PdfDict({
      Type: new PdfName('XRef'),
      ...Object.fromEntries(trailer.entries),
      W: [1, 4, 2],
      Index: runs.flatMap((run) => [run[0]!.num, run.length]),
      Length: data.length,
    });
    this.push(`${self.num} 0 obj\n${serialize(dict)}\nstream\n`);
    this.push(data);
    this.push('\nendstream\nendobj\n');
  }
}
