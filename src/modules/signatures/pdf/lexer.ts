import { PdfRefused } from './refused.ts';
import { PdfDict, PdfName, PdfRef, PdfString, type PdfValue } from './values.ts';

const MAX_DEPTH = 64;
/** In one object. Millions of empty arrays pack into kilobytes and unpack into gigabytes. */
const MAX_VALUES = 500_000;

const space = new Uint8Array(256);
for (const c of [0, 9, 10, 12, 13, 32]) space[c] = 1;
const delimiter = new Uint8Array(256);
for (const c of '()<>[]{}/%') delimiter[c.charCodeAt(0)] = 1;

const hexDigit = (c: number): number => {
  if (c >= 48 && c <= 57) return c - 48;
  const lower = c | 32;
  return lower >= 97 && lower <= 102 ? lower - 87 : -1;
};

const ESCAPES: Record<string, number> = { n: 10, r: 13, t: 9, b: 8, f: 12, '(': 40, ')': 41, '\\': 92 };

/** Strict reader of direct values. Duplicate keys, bad numbers and unknown words are refused, never guessed. */
export class Lexer {
  readonly bytes: Buffer;
  pos: number;
  /** How many values the last call of `value` read, nested ones included. */
  values = 0;

  constructor(bytes: Buffer, pos = 0) {
    this.bytes = bytes;
    this.pos = pos;
  }

  fail(what: string): never {
    throw new PdfRefused('syntax', `${what} at byte ${this.pos}`);
  }

  skipSpace(): void {
    const { bytes } = this;
    for (;;) {
      const c = bytes[this.pos];
      if (c === undefined) return;
      if (c === 37) {
        while (this.pos < bytes.length && bytes[this.pos] !== 10 && bytes[this.pos] !== 13) this.pos++;
      } else if (space[c] === 1) this.pos++;
      else return;
    }
  }

  isRegular(pos: number): boolean {
    const c = this.bytes[pos];
    return c !== undefined && space[c] === 0 && delimiter[c] === 0;
  }

  /** Is this keyword next, with a delimiter behind it? Consumes it when so. */
  accept(word: string): boolean {
    for (let i = 0; i < word.length; i++) if (this.bytes[this.pos + i] !== word.charCodeAt(i)) return false;
    if (this.isRegular(this.pos + word.length)) return false;
    this.pos += word.length;
    return true;
  }

  expect(word: string): void {
    this.skipSpace();
    if (!this.accept(word)) this.fail(`expected ${word}`);
  }

  /** An unsigned integer, or undefined without moving. */
  unsigned(): number | undefined {
    let at = this.pos;
    let value = 0;
    for (let c = this.bytes[at]; c !== undefined && c >= 48 && c <= 57; c = this.bytes[++at])
      value = value * 10 + c - 48;
    if (at === this.pos || at - this.pos > 15 || this.isRegular(at)) return undefined;
    this.pos = at;
    return value;
  }

  integer(): number {
    this.skipSpace();
    return this.unsigned() ?? this.fail('expected an integer');
  }

  value(depth = 0): PdfValue {
    this.values = depth === 0 ? 1 : this.values + 1;
    if (this.values > MAX_VALUES) throw new PdfRefused('limit', `an object holds more than ${MAX_VALUES} values`);
    if (depth > MAX_DEPTH) throw new PdfRefused('limit', `values nested deeper than ${MAX_DEPTH}`);
    this.skipSpace();
    const c = this.bytes[this.pos];
    switch (c) {
      case 47:
        return this.name();
      case 40:
        return this.literal();
      case 91:
        return this.array(depth);
      case 60:
        return this.bytes[this.pos + 1] === 60 ? this.dict(depth) : this.hex();
      case 116:
        if (this.accept('true')) return true;
        break;
      case 102:
        if (this.accept('false')) return false;
        break;
      case 110:
        if (this.accept('null')) return null;
        break;
      default:
        return this.numberOrRef();
    }
    return this.fail('unknown word');
  }

  private numberOrRef(): PdfValue {
    const start = this.pos;
    const first = this.unsigned();
    if (first !== undefined) {
      const after = this.pos;
      this.skipSpace();
      const gen = this.unsigned();
      if (gen !== undefined) {
        this.skipSpace();
        if (this.accept('R')) return new PdfRef(first, gen);
      }
      this.pos = after;
      return first;
    }
    let end = start;
    while (this.isRegular(end)) end++;
    const text = this.bytes.toString('latin1', start, Math.min(end, start + 64));
    if (end - start > 63 || !/^[+-]?(\d+\.?\d*|\.\d+)$/.test(text)) this.fail('not a value');
    this.pos = end;
    return Number(text);
  }

  private name(): PdfName {
    const start = ++this.pos;
    let escaped = false;
    while (this.isRegular(this.pos)) if (this.bytes[this.pos++] === 35) escaped = true;
    const raw = this.bytes.toString('latin1', start, this.pos);
    if (!escaped) return new PdfName(raw);
    if (/#(?![\da-fA-F]{2})/.test(raw)) this.fail('bad name escape');
    return new PdfName(raw.replace(/#(..)/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16))));
  }

  private hex(): PdfString {
    const start = this.pos++;
    const close = this.bytes.indexOf(62, this.pos);
    if (close < 0) this.fail('unclosed hexadecimal string');
    const out = Buffer.alloc(Math.ceil((close - this.pos) / 2));
    let digits = 0;
    for (; this.pos < close; this.pos++) {
      const c = this.bytes[this.pos]!;
      if (space[c] === 1) continue;
      const digit = hexDigit(c);
      if (digit < 0) this.fail('bad hexadecimal digit');
      out[digits >> 1]! |= digits % 2 === 0 ? digit << 4 : digit;
      digits++;
    }
    this.pos = close + 1;
    return new PdfString(out.subarray(0, (digits + 1) >> 1), true, start, this.pos);
  }

  private literal(): PdfString {
    const start = this.pos;
    const end = this.literalEnd();
    const out = Buffer.alloc(end - start - 2);
    let length = 0;
    for (this.pos = start + 1; this.pos < end - 1; this.pos++) {
      const c = this.bytes[this.pos]!;
      const byte = c === 92 ? this.escape() : c;
      if (byte !== undefined) out[length++] = byte;
    }
    this.pos = end;
    return new PdfString(out.subarray(0, length), false, start, end);
  }

  /** Behind the parenthesis that closes the string at `pos`. */
  private literalEnd(): number {
    let open = 0;
    for (let at = this.pos; at < this.bytes.length; at++) {
      const c = this.bytes[at];
      if (c === 92) at++;
      else if (c === 40) open++;
      else if (c === 41 && --open === 0) return at + 1;
    }
    return this.fail('unclosed string');
  }

  /** At a backslash; leaves `pos` on the last byte of the escape. Undefined for an end of line that is not meant. */
  private escape(): number | undefined {
    const c = this.bytes[++this.pos]!;
    if (c >= 48 && c <= 55) {
      let code = c - 48;
      for (let i = 0; i < 2; i++) {
        const next = this.bytes[this.pos + 1] ?? 0;
        if (next < 48 || next > 55) break;
        code = code * 8 + next - 48;
        this.pos++;
      }
      return code & 255;
    }
    if (c === 13 && this.bytes[this.pos + 1] === 10) this.pos++;
    return c === 10 || c === 13 ? undefined : (ESCAPES[String.fromCharCode(c)] ?? c);
  }

  private array(depth: number): PdfValue[] {
    this.pos++;
    const items: PdfValue[] = [];
    for (;;) {
      this.skipSpace();
      if (this.bytes[this.pos] === 93) break;
      items.push(this.value(depth + 1));
    }
    this.pos++;
    return items;
  }

  private dict(depth: number): PdfDict {
    this.pos += 2;
    const entries = new Map<string, PdfValue>();
    for (;;) {
      this.skipSpace();
      if (this.bytes[this.pos] !== 47) break;
      const { name } = this.name();
      if (entries.has(name)) throw new PdfRefused('duplicate-key', `/${name} twice before byte ${this.pos}`);
      entries.set(name, this.value(depth + 1));
    }
    if (this.bytes[this.pos] !== 62 || this.bytes[this.pos + 1] !== 62) this.fail('unclosed dictionary');
    this.pos += 2;
    return new PdfDict(entries);
  }
}
