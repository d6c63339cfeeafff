/** One parsed element: `bytes` is the whole encoding, `content` what stands after the length. */
export interface Element {
  readonly tag: number;
  readonly content: Buffer;
  readonly bytes: Buffer;
}

/** The bytes are not the DER that was asked for. Answered to the client as a malformed request. */
export class DerError extends Error {}

function readLength(data: Buffer, at: number): { length: number; next: number } {
  const first = data[at];
  if (first === undefined) throw new DerError('length missing');
  if (first < 0x80) return { length: first, next: at + 1 };
  const count = first & 0x7f;
  if (count === 0 || count > 4 || at + 1 + count > data.length) throw new DerError('bad length');
  const length = data.readUIntBE(at + 1, count);
  if (length < 0x80 || (count > 1 && data[at + 1] === 0)) throw new DerError('length not minimal');
  return { length, next: at + 1 + count };
}

/**
 * Splits the content of a constructed element into its members.
 * @throws DerError on high tag numbers, indefinite or overlong lengths, or truncated data.
 */
export function members(data: Buffer): Element[] {
  const found: Element[] = [];
  for (let at = 0; at < data.length; ) {
    const tag = data[at] ?? 0;
    if ((tag & 0x1f) === 0x1f) throw new DerError('high tag number');
    const { length, next } = readLength(data, at + 1);
    const end = next + length;
    if (end > data.length) throw new DerError('truncated');
    found.push({ tag, content: data.subarray(next, end), bytes: data.subarray(at, end) });
    at = end;
  }
  return found;
}

/** The single element that `data` holds, of the wanted tag. @throws DerError */
export function single(data: Uint8Array, tag: number): Element {
  const [only, ...more] = members(Buffer.from(data.buffer, data.byteOffset, data.byteLength));
  if (!only || more.length > 0 || only.tag !== tag) throw new DerError(`expected one element of tag ${tag}`);
  return only;
}

/** Takes elements of a SEQUENCE in order: required ones by `take`, optional ones by `maybe`; `end` refuses leftovers. */
export class Cursor {
  #at = 0;
  readonly #elements: Element[];

  constructor(content: Buffer) {
    this.#elements = members(content);
  }

  maybe(tag: number): Element | undefined {
    const element = this.#elements[this.#at];
    if (element?.tag !== tag) return undefined;
    this.#at++;
    return element;
  }

  take(tag: number): Element {
    const element = this.maybe(tag);
    if (!element) throw new DerError(`expected tag ${tag}`);
    return element;
  }

  end(): void {
    if (this.#at < this.#elements.length) throw new DerError('unexpected element');
  }
}
