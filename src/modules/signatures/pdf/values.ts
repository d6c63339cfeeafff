/** PDF values (ISO 32000-1, 7.3). Offsets are into the bytes that the value was read from. */
export type PdfValue = null | boolean | number | PdfName | PdfString | PdfRef | PdfDict | PdfStream | PdfValue[];

export class PdfName {
  /** Bytes after `#xx` decoding, as latin1. */
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

export class PdfString {
  readonly bytes: Buffer;
  readonly hex: boolean;
  /** The token with its delimiters is `[start, end)`; -1 when not read from a file. */
  readonly start: number;
  readonly end: number;
  constructor(bytes: Buffer, hex = true, start = -1, end = -1) {
    this.bytes = bytes;
    this.hex = hex;
    this.start = start;
    this.end = end;
  }
}

export class PdfRef {
  readonly num: number;
  readonly gen: number;
  constructor(num: number, gen = 0) {
    this.num = num;
    this.gen = gen;
  }
}

export class PdfDict {
  readonly entries: Map<string, PdfValue>;
  constructor(entries: Map<string, PdfValue> | Record<string, PdfValue> = new Map()) {
    this.entries = entries instanceof Map ? entries : new Map(Object.entries(entries));
  }
  get(key: string): PdfValue | undefined {
    return this.entries.get(key);
  }
  /** A copy with some entries replaced; the order of the others is kept. */
  with(changes: Record<string, PdfValue>): PdfDict {
    return new PdfDict(new Map([...this.entries, ...Object.entries(changes)]));
  }
}

export class PdfStream {
  readonly dict: PdfDict;
  /** The stored bytes, still encoded by the stream's filters. */
  readonly data: Buffer;
  constructor(dict: PdfDict, data: Buffer) {
    this.dict = dict;
    this.data = data;
  }
}

export const nameOf = (value: PdfValue | undefined): string | undefined =>
  value instanceof PdfName ? value.name : undefined;

/** Same value; references count as equal when they name the same object, streams when dictionary and stored bytes agree. */
export function sameValue(a: PdfValue | undefined, b: PdfValue | undefined): boolean {
  if (a === b) return true;
  if (a instanceof PdfName) return b instanceof PdfName && a.name === b.name;
  if (a instanceof PdfRef) return b instanceof PdfRef && a.num === b.num && a.gen === b.gen;
  if (a instanceof PdfString) return b instanceof PdfString && a.bytes.equals(b.bytes);
  if (a instanceof PdfStream) return b instanceof PdfStream && sameValue(a.dict, b.dict) && a.data.equals(b.data);
  if (a instanceof PdfDict) {
    if (!(b instanceof PdfDict) || a.entries.size !== b.entries.size) return false;
    for (const [key, value] of a.entries) if (!b.entries.has(key) || !sameValue(value, b.get(key))) return false;
    return true;
  }
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((value, index) => sameValue(value, b[index]));
  }
  return false;
}

/** Text string of ISO 32000-1, 7.9.2.2: ASCII stays ASCII, all else becomes UTF-16BE with a byte order mark. */
export function textString(text: string): PdfString {
  if (/^[\x20-\x7e]*$/.test(text)) return new PdfString(Buffer.from(text, 'latin1'), false);
  return new PdfString(Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(text, 'utf16le').swap16()]));
}

/** Reads a text string; unmarked bytes are taken as latin1 (PDFDocEncoding's letters agree with it). */
export function textOf(value: PdfValue | undefined): string | undefined {
  if (!(value instanceof PdfString)) return undefined;
  const { bytes } = value;
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    return Buffer.from(bytes.subarray(2, bytes.length - (bytes.length % 2)))
      .swap16()
      .toString('utf16le');
  }
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return bytes.toString('utf8', 3);
  return bytes.toString('latin1');
}
