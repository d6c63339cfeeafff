/** The bytes are not the DER that was expected. */
export class DerError extends Error {
  constructor(what: string) {
    super(what);
    this.name = 'DerError';
  }
}

/** One DER element. `raw` is the whole element, `content` what its length covers. */
export interface DerNode {
  readonly tag: number;
  readonly raw: Buffer;
  readonly content: Buffer;
  /** Members of a constructed element; none for a primitive one. Read when asked for. */
  readonly children: readonly DerNode[];
}

const MAX_CHILDREN = 200_000;

class LazyNode implements DerNode {
  readonly tag: number;
  readonly raw: Buffer;
  readonly content: Buffer;
  private members: readonly DerNode[] | undefined;

  constructor(tag: number, raw: Buffer, header: number) {
    this.tag = tag;
    this.raw = raw;
    this.content = raw.subarray(header);
  }

  get children(): readonly DerNode[] {
    if ((this.tag & 0x20) === 0) return [];
    this.members ??= readAll(this.content);
    return this.members;
  }
}

/** The element at the start of the bytes; what follows it is the caller's to judge. Definite, minimal lengths only. */
export function readOne(bytes: Buffer): DerNode {
  const tag = bytes[0];
  const first = bytes[1];
  if (tag === undefined || first === undefined) throw new DerError('cut short');
  if ((tag & 0x1f) === 0x1f) throw new DerError('long tag');
  let length = first;
  let header = 2;
  if (first >= 0x80) {
    const count = first & 0x7f;
    if (count === 0) throw new DerError('indefinite length');
    if (count > 4 || bytes.length < 2 + count) throw new DerError('bad length');
    length = bytes.readUIntBE(2, count);
    header = 2 + count;
    if (length < 0x80 || length < 2 ** (8 * (count - 1))) throw new DerError('length is not minimal');
  }
  if (header + length > bytes.length) throw new DerError('cut short');
  return new LazyNode(tag, bytes.subarray(0, header + length), header);
}

/** All elements, leaving nothing over. */
export function readAll(bytes: Buffer): DerNode[] {
  const nodes: DerNode[] = [];
  for (let at = 0; at < bytes.length; ) {
    const node = readOne(bytes.subarray(at));
    if (nodes.length >= MAX_CHILDREN) throw new DerError('too many elements');
    nodes.push(node);
    at += node.raw.length;
  }
  return nodes;
}

/** Dotted text of an OBJECT IDENTIFIER. */
export function oidOf(node: DerNode | undefined): string {
  if (node?.tag !== 0x06 || node.content.length === 0 || node.content.length > 32)
    throw new DerError('no object identifier');
  const arcs: number[] = [];
  let arc = 0;
  for (const byte of node.content) {
    arc = arc * 128 + (byte & 127);
    if (byte < 128) {
      arcs.push(arc);
      arc = 0;
    }
  }
  const [head = 0, ...rest] = arcs;
  const top = Math.min(2, Math.floor(head / 40));
  return [top, head - top * 40, ...rest].join('.');
}

/** UTCTime or GeneralizedTime in Z, as milliseconds since 1970. */
export function timeOf(node: DerNode | undefined): number {
  const text = node?.content.toString('latin1', 0, Math.min(node.content.length, 32)) ?? '';
  const match =
    node?.tag === 0x17
      ? /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)()Z$/.exec(text)
      : /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\.\d{1,6})?Z$/.exec(text);
  if (!match || (node?.tag !== 0x17 && node?.tag !== 0x18)) throw new DerError('bad time');
  const [, y, month, day, hour, minute, second, fraction] = match;
  const short = Number(y);
  const year = node.tag === 0x17 ? short + (short < 50 ? 2000 : 1900) : short;
  const whole = Date.UTC(year, Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
  return whole + Math.round(Number(fraction ? `0${fraction}` : 0) * 1000);
}
