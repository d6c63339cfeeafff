/** DER writer (X.690 §10) for the few structures a certification authority emits, and a strict reader for requests. */

const concat = (parts: readonly Uint8Array[]): Buffer => Buffer.concat(parts as Uint8Array[]);

/** One tag-length-value. `tag` is the identifier octet (low tag numbers only). */
export function tlv(tag: number, content: Uint8Array): Buffer {
  const length = content.length;
  if (length < 0x80) return concat([Buffer.from([tag, length]), content]);
  const octets: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest & 0xff);
  return concat([Buffer.from([tag, 0x80 | octets.length, ...octets]), content]);
}

export const seq = (...parts: Uint8Array[]): Buffer => tlv(0x30, concat(parts));
/** SET OF: the encodings are put into ascending order, as DER demands. */
export const setOf = (...parts: Uint8Array[]): Buffer => tlv(0x31, concat([...parts].sort(Buffer.compare)));
export const octets = (content: Uint8Array): Buffer => tlv(0x04, content);
export const bits = (content: Uint8Array, unused = 0): Buffer => tlv(0x03, concat([Buffer.from([unused]), content]));
export const utf8 = (text: string): Buffer => tlv(0x0c, Buffer.from(text.normalize('NFC'), 'utf8'));
export const printable = (text: string): Buffer => tlv(0x13, Buffer.from(text, 'latin1'));
export const enumerated = (value: number): Buffer => tlv(0x0a, Buffer.from([value]));
export const bool = (value: boolean): Buffer => tlv(0x01, Buffer.from([value ? 0xff : 0]));
export const nil = (): Buffer => Buffer.from([0x05, 0x00]);
/** Context tag, constructed (explicit tagging, or implicit tagging of a constructed type). */
export const context = (tag: number, ...parts: Uint8Array[]): Buffer => tlv(0xa0 | tag, concat(parts));
/** Context tag, primitive (implicit tagging of a primitive type). */
export const contextPrimitive = (tag: number, content: Uint8Array): Buffer => tlv(0x80 | tag, content);

/** INTEGER from unsigned big-endian octets. */
export function unsigned(value: Uint8Array): Buffer {
  let from = 0;
  while (from < value.length - 1 && value[from] === 0) from++;
  const trimmed = value.subarray(from);
  return tlv(0x02, (trimmed[0] ?? 0) & 0x80 || trimmed.length === 0 ? concat([Buffer.from([0]), trimmed]) : trimmed);
}

/** INTEGER from a non-negative number or bigint. */
export function integer(value: number | bigint): Buffer {
  const hex = BigInt(value).toString(16);
  return unsigned(Buffer.from(hex.length % 2 ? `0${hex}` : hex, 'hex'));
}

/** OBJECT IDENTIFIER; arcs may be larger than 2^53 (the 2.25 UUID arc). */
export function oid(dotted: string): Buffer {
  const arcs = dotted.split('.').map(BigInt);
  const [first = 0n, second = 0n, ...rest] = arcs;
  const bytes: number[] = [];
  for (const arc of [first * 40n + second, ...rest]) {
    const group = [Number(arc & 0x7fn)];
    for (let left = arc >> 7n; left > 0n; left >>= 7n) group.unshift(Number(left & 0x7fn) | 0x80);
    bytes.push(...group);
  }
  return tlv(0x06, Buffer.from(bytes));
}

const stamp = (at: Temporal.Instant): string => {
  const utc = at.toZonedDateTimeISO('UTC');
  const two = (value: number) => String(value).padStart(2, '0');
  return `${utc.year}${two(utc.month)}${two(utc.day)}${two(utc.hour)}${two(utc.minute)}${two(utc.second)}`;
};

/** GeneralizedTime to the second. */
export const generalizedTime = (at: Temporal.Instant): Buffer => tlv(0x18, Buffer.from(`${stamp(at)}Z`, 'latin1'));

/** Time of RFC 5280 §4.1.2.5: UTCTime until 2049, GeneralizedTime from 2050. */
export function time(at: Temporal.Instant): Buffer {
  const text = `${stamp(at)}Z`;
  return text < '2050' ? tlv(0x17, Buffer.from(text.slice(2), 'latin1')) : generalizedTime(at);
}
