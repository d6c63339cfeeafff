import { decodeStream, type ReadBudget } from './filters.ts';
import { hiddenObjects } from './hybrid.ts';
import { Lexer } from './lexer.ts';
import { PdfRefused } from './refused.ts';
import { nameOf, PdfDict, PdfRef, PdfStream, type PdfValue } from './values.ts';
import { readIndirect, readSection, type XrefEntry, type XrefSection } from './xref.ts';

const MAX_SECTIONS = 256;
const MAX_INFLATED = 64 * 1024 * 1024;
/** Objects that overlap would be parsed again and again; honest files, read once a revision, stay far below. */
const PARSE_FACTOR = 16;
/** A value takes some 50 bytes of memory; large files have about one in a hundred of their bytes. */
const MIN_VALUES = 2_000_000;
const BYTES_PER_VALUE = 8;

/** Reads `startxref N %%EOF` that closes the file; only ends of line may follow. */
function readStartxref(bytes: Buffer): number {
  let end = bytes.length;
  while (end > 0 && (bytes[end - 1] === 10 || bytes[end - 1] === 13)) end--;
  const tail = bytes.toString('latin1', Math.max(0, end - 64), end);
  const match = /startxref[\r\n ]+(\d{1,12})[\r\n ]+%%EOF$/.exec(tail);
  if (!match) throw new PdfRefused('file-end-broken', 'does not end with startxref and %%EOF');
  return Number(match[1]);
}

/** Linearized hybrid files have the stream behind its table. */
const endOf = ({ end, supplement }: XrefSection): number => Math.max(end, supplement?.end ?? 0);

/** Newer sections come first, so what is known already stays. */
function addEntries(section: XrefSection, into: Map<number, XrefEntry>, size: number): void {
  for (const [num, entry] of section.entries) {
    if (into.has(num)) continue;
    if (entry.kind === 'plain' && entry.offset >= size) {
      throw new PdfRefused('xref-broken', `object ${num} lies behind the end`);
    }
    into.set(num, entry);
  }
}

/** A PDF as its cross-reference chain says, read strictly; objects are parsed when asked for. Repairs nothing. */
export class PdfFile {
  readonly bytes: Buffer;
  readonly startxref: number;
  /** Newest first. */
  readonly sections: readonly XrefSection[];
  readonly entries: ReadonlyMap<number, XrefEntry>;
  readonly trailer: PdfDict;
  /** Objects that readers older than PDF 1.5 do not see; empty unless the file is hybrid. */
  readonly hidden: ReadonlySet<number>;
  private readonly budget: ReadBudget;
  private readonly values = new Map<number, PdfValue>();
  private readonly spans = new Map<number, { start: number; end: number }>();
  private readonly containers = new Map<number, { data: Buffer; numbers: number[]; offsets: number[] }>();
  private readonly loading = new Set<number>();

  private constructor(bytes: Buffer, known: Map<number, XrefSection>, budget: ReadBudget) {
    if (bytes.toString('latin1', 0, Math.min(5, bytes.length)) !== '%PDF-') {
      throw new PdfRefused('not-a-pdf', 'does not start with %PDF-');
    }
    this.bytes = bytes;
    this.budget = budget;
    this.startxref = readStartxref(bytes);
    const sections: XrefSection[] = [];
    const entries = new Map<number, XrefEntry>();
    const seen = new Set<number>();
    for (let at: number | undefined = this.startxref; at !== undefined; at = sections.at(-1)?.prev) {
      if (seen.has(at) || seen.size >= MAX_SECTIONS)
        throw new PdfRefused('xref-broken', 'the chain loops or is too long');
      seen.add(at);
      const cached = known.get(at);
      const section = cached && endOf(cached) <= bytes.length ? cached : readSection(bytes, at, budget);
      known.set(at, section);
      sections.push(section);
      addEntries(section, entries, bytes.length);
      if (section.supplement) addEntries(section.supplement, entries, bytes.length);
    }
    this.sections = sections;
    this.entries = entries;
    this.hidden = hiddenObjects(sections, entries);
    this.trailer = sections[0]!.trailer;
  }

  /** Opens the whole file. Throws PdfRefused. */
  static open(bytes: Uint8Array): PdfFile {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return new PdfFile(buffer, new Map(), {
      left: MAX_INFLATED,
      parse: PARSE_FACTOR * buffer.length + MAX_INFLATED,
      values: MIN_VALUES + Math.floor(buffer.length / BYTES_PER_VALUE),
    });
  }

  /** The file as it was when it ended at `end`; shares this file's parsed sections and its unpacking budget. */
  cut(end: number): PdfFile {
    const known = new Map(this.sections.map((section) => [section.offset, section]));
    return new PdfFile(this.bytes.subarray(0, end), known, this.budget);
  }

  /** The value of an object number; absent and free objects are null, as ISO 32000-1, 7.3.10 says. */
  get(num: number): PdfValue {
    const cached = this.values.get(num);
    if (cached !== undefined) return cached;
    if (this.loading.has(num)) throw new PdfRefused('syntax', `object ${num} needs itself to be read`);
    this.loading.add(num);
    try {
      const value = this.load(num);
      this.values.set(num, value);
      return value;
    } finally {
      this.loading.delete(num);
    }
  }

  /** Follows references to a direct value. */
  resolve(value: PdfValue | undefined): PdfValue | undefined {
    let current = value;
    for (let hops = 0; current instanceof PdfRef; hops++) {
      if (hops > 8) throw new PdfRefused('limit', 'references to references');
      const entry = this.entries.get(current.num);
      current = entry?.kind === 'plain' && entry.gen !== current.gen ? null : this.get(current.num);
    }
    return current;
  }

  dict(value: PdfValue | undefined): PdfDict | undefined {
    const resolved = this.resolve(value);
    return resolved instanceof PdfDict ? resolved : undefined;
  }

  array(value: PdfValue | undefined): PdfValue[] | undefined {
    const resolved = this.resolve(value);
    return Array.isArray(resolved) ? resolved : undefined;
  }

  decode(stream: PdfStream): Buffer {
    return decodeStream(stream, this.budget);
  }

  /** Where the stored bytes of a stream object lie in the file; undefined for anything else. */
  streamSpan(num: number): { start: number; end: number } | undefined {
    this.get(num);
    return this.spans.get(num);
  }

  get root(): PdfRef {
    const root = this.trailer.get('Root');
    if (!(root instanceof PdfRef)) throw new PdfRefused('xref-broken', 'no /Root');
    return root;
  }

  get catalog(): PdfDict {
    return this.dict(this.root) ?? this.missing('catalog');
  }

  private spend(bytes: number, values: number): void {
    this.budget.parse -= bytes;
    this.budget.values -= values;
    if (this.budget.values < 0) throw new PdfRefused('limit', 'too many values');
    if (this.budget.parse < 0) throw new PdfRefused('limit', 'objects overlap too much');
  }

  private missing(what: string): never {
    throw new PdfRefused('syntax', `no ${what}`);
  }

  private load(num: number): PdfValue {
    const entry = this.entries.get(num);
    if (!entry || entry.kind === 'free') return null;
    if (entry.kind === 'packed') return this.unpack(num, entry.container, entry.index);
    const lexer = new Lexer(this.bytes, entry.offset);
    const object = readIndirect(lexer, (ref) => this.resolve(ref));
    const stored = object.data ? object.data.end - object.data.start : 0;
    this.spend(lexer.pos - entry.offset - stored, lexer.values);
    if (object.num !== num || object.gen !== entry.gen) {
      throw new PdfRefused(
        'object-mismatch',
        `object ${object.num} ${object.gen} stands where ${num} ${entry.gen} should`,
      );
    }
    if (object.data) this.spans.set(num, object.data);
    return object.value;
  }

  private unpack(num: number, container: number, index: number): PdfValue {
    if (this.entries.get(container)?.kind !== 'plain') throw new PdfRefused('xref-broken', 'nested object stream');
    let pack = this.containers.get(container);
    if (!pack) {
      const stream = this.get(container);
      if (!(stream instanceof PdfStream) || nameOf(stream.dict.get('Type')) !== 'ObjStm')
        return this.missing('object stream');
      const [n, first] = [this.resolve(stream.dict.get('N')), this.resolve(stream.dict.get('First'))];
      if (typeof n !== 'number' || typeof first !== 'number') return this.missing('object stream header');
      const lexer = new Lexer(this.decode(stream));
      pack = { data: lexer.bytes, numbers: [], offsets: [] };
      for (let i = 0; i < n; i++) {
        pack.numbers.push(lexer.integer());
        pack.offsets.push(first + lexer.integer());
      }
      this.containers.set(container, pack);
    }
    if (pack.numbers[index] !== num)
      throw new PdfRefused('object-mismatch', `object ${num} is not at ${container}/${index}`);
    const lexer = new Lexer(pack.data, pack.offsets[index]);
    const value = lexer.value();
    this.spend(lexer.pos - pack.offsets[index]!, lexer.values);
    return value;
  }
}
