import { decodeStream, type ReadBudget } from './filters.ts';
import { checkSupplement } from './hybrid.ts';
import { Lexer } from './lexer.ts';
import { PdfRefused } from './refused.ts';
import { nameOf, PdfDict, PdfStream, type PdfValue } from './values.ts';

/** Where an object lies: `free`, at a byte `offset`, or packed in an object stream. */
export type XrefEntry =
  | { readonly kind: 'free' }
  | { readonly kind: 'plain'; readonly offset: number; readonly gen: number }
  | { readonly kind: 'packed'; readonly container: number; readonly index: number };

/** One cross-reference section; `[offset, end)` are its bytes with the trailer (table) or the whole object (stream). */
export interface XrefSection {
  readonly kind: 'table' | 'stream';
  readonly offset: number;
  readonly end: number;
  readonly entries: ReadonlyMap<number, XrefEntry>;
  readonly trailer: PdfDict;
  readonly prev: number | undefined;
  /** The stream of a hybrid section; looked into behind the table and before `prev`. */
  readonly supplement?: XrefSection;
}

const MAX_OBJECTS = 300_000;
const FREE: XrefEntry = { kind: 'free' };

const broken = (detail: string): never => {
  throw new PdfRefused('xref-broken', detail);
};

function checkTrailer(trailer: PdfDict): number | undefined {
  if (trailer.get('Encrypt') !== undefined) throw new PdfRefused('encrypted', 'trailer has /Encrypt');
  const prev = trailer.get('Prev');
  if (prev === undefined) return undefined;
  return typeof prev === 'number' && Number.isSafeInteger(prev) && prev > 0 ? prev : broken('bad /Prev');
}

function digits(bytes: Buffer, at: number, count: number): number {
  let value = 0;
  for (let i = at; i < at + count; i++) {
    const digit = (bytes[i] ?? 0) - 48;
    if (digit < 0 || digit > 9) broken(`bad entry at byte ${at}`);
    value = value * 10 + digit;
  }
  return value;
}

function tableEntry(bytes: Buffer, at: number): XrefEntry {
  const first = digits(bytes, at, 10);
  const gen = digits(bytes, at + 11, 5);
  const type = bytes[at + 17];
  const end = bytes.toString('latin1', at + 18, Math.min(at + 20, bytes.length));
  if (bytes[at + 10] !== 32 || bytes[at + 16] !== 32 || !(end === ' \n' || end === '\r\n' || end === ' \r')) {
    broken(`bad entry at byte ${at}`);
  }
  if (type === 102) return FREE;
  return type === 110 ? { kind: 'plain', offset: first, gen } : broken(`bad entry at byte ${at}`);
}

function readTable(lexer: Lexer, offset: number, budget: ReadBudget): XrefSection {
  const { bytes } = lexer;
  const entries = new Map<number, XrefEntry>();
  for (;;) {
    lexer.skipSpace();
    const start = lexer.unsigned();
    if (start === undefined) break;
    const count = lexer.integer();
    if (start + count > MAX_OBJECTS) throw new PdfRefused('limit', 'too many objects');
    lexer.skipSpace();
    for (let i = 0; i < count; i++, lexer.pos += 20) {
      if (entries.has(start + i)) broken(`object ${start + i} listed twice`);
      entries.set(start + i, tableEntry(bytes, lexer.pos));
    }
  }
  lexer.expect('trailer');
  const trailer = lexer.value();
  if (!(trailer instanceof PdfDict)) return broken('trailer is no dictionary');
  const table = { kind: 'table', offset, end: lexer.pos, entries, trailer, prev: checkTrailer(trailer) } as const;
  const at = trailer.get('XRefStm');
  if (at === undefined) return table;
  if (typeof at !== 'number' || !Number.isSafeInteger(at) || at <= 0 || at >= bytes.length)
    return broken('bad /XRefStm');
  const supplement = readStream(new Lexer(bytes, at), at, budget);
  checkSupplement(table, supplement);
  return { ...table, supplement };
}

const numbers = (value: PdfValue | undefined): number[] =>
  Array.isArray(value) && value.every((n): n is number => typeof n === 'number' && Number.isSafeInteger(n) && n >= 0)
    ? value
    : broken('bad number list');

function readXrefObject(lexer: Lexer): PdfValue {
  try {
    return readIndirect(lexer, () => undefined).value;
  } catch (error) {
    if (error instanceof PdfRefused && error.code === 'syntax') return broken(`no section at byte ${lexer.pos}`);
    throw error;
  }
}

function readStream(lexer: Lexer, offset: number, budget: ReadBudget): XrefSection {
  const stream = readXrefObject(lexer);
  if (!(stream instanceof PdfStream) || nameOf(stream.dict.get('Type')) !== 'XRef') return broken('no /XRef stream');
  const { dict } = stream;
  if (dict.get('XRefStm') !== undefined) throw new PdfRefused('xref-hybrid', 'a stream has /XRefStm');
  const [a = 0, b = 0, c = 0, ...more] = numbers(dict.get('W'));
  const size = dict.get('Size');
  if (more.length > 0 || Math.max(a, b, c) > 6 || b === 0) return broken('bad /W');
  if (typeof size !== 'number' || size > MAX_OBJECTS) throw new PdfRefused('limit', 'too many objects');
  const index = dict.get('Index') === undefined ? [0, size] : numbers(dict.get('Index'));
  const data = decodeStream(stream, budget);
  const entries = new Map<number, XrefEntry>();
  let at = 0;
  for (let pair = 0; pair + 1 < index.length; pair += 2) {
    const [start = 0, count = 0] = index.slice(pair, pair + 2);
    if (start + count > MAX_OBJECTS) throw new PdfRefused('limit', 'too many objects');
    for (let num = start; num < start + count; num++, at += a + b + c) {
      if (at + a + b + c > data.length) broken('cross-reference stream too short');
      if (entries.has(num)) broken(`object ${num} listed twice`);
      const type = a === 0 ? 1 : data.readUIntBE(at, a);
      const second = data.readUIntBE(at + a, b);
      const third = c === 0 ? 0 : data.readUIntBE(at + a + b, c);
      if (type === 0) entries.set(num, FREE);
      else if (type === 1) entries.set(num, { kind: 'plain', offset: second, gen: third });
      else if (type === 2) entries.set(num, { kind: 'packed', container: second, index: third });
      else broken(`unknown entry type ${type}`);
    }
  }
  return { kind: 'stream', offset, end: lexer.pos, entries, trailer: dict, prev: checkTrailer(dict) };
}

/** Reads the section that starts exactly at `offset`. */
export function readSection(bytes: Buffer, offset: number, budget: ReadBudget): XrefSection {
  if (offset <= 0 || offset >= bytes.length) return broken(`no section at byte ${offset}`);
  const lexer = new Lexer(bytes, offset);
  return lexer.accept('xref') ? readTable(lexer, offset, budget) : readStream(lexer, offset, budget);
}

/** An object as it stands in the file: `N G obj … endobj`; the lexer is left behind `endobj`. */
export interface IndirectObject {
  readonly num: number;
  readonly gen: number;
  readonly value: PdfValue;
  /** Stored bytes of a stream, as positions in the file. */
  readonly data?: { readonly start: number; readonly end: number };
}

/** `lengthOf` finds the value of an indirect /Length; undefined refuses it. */
export function readIndirect(lexer: Lexer, lengthOf: (ref: PdfValue) => PdfValue | undefined): IndirectObject {
  const num = lexer.unsigned() ?? lexer.fail('expected an object');
  const gen = lexer.integer();
  lexer.expect('obj');
  const value = lexer.value();
  lexer.skipSpace();
  if (lexer.accept('endobj')) return { num, gen, value };
  if (!(value instanceof PdfDict) || !lexer.accept('stream')) return lexer.fail('expected endobj');
  const { bytes } = lexer;
  if (bytes[lexer.pos] === 13 && bytes[lexer.pos + 1] === 10) lexer.pos += 2;
  else if (bytes[lexer.pos] === 10) lexer.pos++;
  else lexer.fail('bad end of line after stream');
  const declared = value.get('Length');
  const length = typeof declared === 'number' ? declared : lengthOf(declared ?? null);
  const start = lexer.pos;
  if (typeof length !== 'number' || !Number.isSafeInteger(length) || length < 0 || start + length > bytes.length) {
    return lexer.fail('bad /Length');
  }
  const end = start + length;
  lexer.pos = end;
  // Only an end of line may stand between the data and the keyword: a looser rule would let two readers disagree.
  if (bytes[lexer.pos] === 13) lexer.pos++;
  if (bytes[lexer.pos] === 10) lexer.pos++;
  if (!lexer.accept('endstream')) lexer.fail('/Length does not lead to endstream');
  lexer.expect('endobj');
  return { num, gen, value: new PdfStream(value, bytes.subarray(start, end)), data: { start, end } };
}
