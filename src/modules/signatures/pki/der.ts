/** What a certification authority emits beyond the shapes of a signature (X.690). */
import { der, TAG } from '../cms/der.ts';

export const bits = (content: Uint8Array, unused = 0): Buffer => der(TAG.bitString, Buffer.from([unused]), content);
export const utf8 = (text: string): Buffer => der(0x0c, Buffer.from(text.normalize('NFC'), 'utf8'));
export const printable = (text: string): Buffer => der(0x13, Buffer.from(text, 'latin1'));
export const enumerated = (value: number): Buffer => der(0x0a, Buffer.from([value]));
export const bool = (value: boolean): Buffer => der(0x01, Buffer.from([value ? 0xff : 0]));
/** Context tag, constructed (explicit tagging, or implicit tagging of a constructed type). */
export const context = (tag: number, ...parts: Uint8Array[]): Buffer => der(0xa0 | tag, ...parts);
/** Context tag, primitive (implicit tagging of a primitive type). */
export const contextPrimitive = (tag: number, content: Uint8Array): Buffer => der(0x80 | tag, content);

/** INTEGER from unsigned big-endian octets. */
export function unsigned(value: Uint8Array): Buffer {
  let from = 0;
  while (from < value.length - 1 && value[from] === 0) from++;
  const trimmed = value.subarray(from);
  const sign = (trimmed[0] ?? 0x80) & 0x80 ? [Buffer.from([0])] : [];
  return der(TAG.integer, ...sign, trimmed);
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
  return der(0x06, Buffer.from(bytes));
}

const stamp = (at: Temporal.Instant): string => {
  const utc = at.toZonedDateTimeISO('UTC');
  const two = (value: number) => String(value).padStart(2, '0');
  return `${utc.year}${two(utc.month)}${two(utc.day)}${two(utc.hour)}${two(utc.minute)}${two(utc.second)}`;
};

/** GeneralizedTime to the second. */
export const generalizedTime = (at: Temporal.Instant): Buffer => der(0x18, Buffer.from(`${stamp(at)}Z`, 'latin1'));

/** Time of RFC 5280 §4.1.2.5: UTCTime until 2049, GeneralizedTime from 2050. */
export function time(at: Temporal.Instant): Buffer {
  const text = `${stamp(at)}Z`;
  return text < '2050' ? der(0x17, Buffer.from(text.slice(2), 'latin1')) : generalizedTime(at);
}
