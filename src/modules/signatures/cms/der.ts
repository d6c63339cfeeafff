/** DER writer (ITU-T X.690) for the few shapes that a signature needs. */
export const TAG = {
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  sequence: 0x30,
  set: 0x31,
} as const;

function lengthBytes(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length]);
  if (length < 0x100) return Buffer.from([0x81, length]);
  if (length < 0x10000) return Buffer.from([0x82, length >> 8, length & 255]);
  return Buffer.from([0x83, length >> 16, (length >> 8) & 255, length & 255]);
}

/** One element; content is the concatenation of the parts, up to 16 MB. */
export function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  return Buffer.concat([Buffer.from([tag]), lengthBytes(length), ...parts]);
}

export const sequence = (...parts: readonly Uint8Array[]): Buffer => der(TAG.sequence, ...parts);
export const octets = (bytes: Uint8Array): Buffer => der(TAG.octetString, bytes);
export const integer = (value: number): Buffer => der(TAG.integer, Buffer.from([value]));
export const NULL = der(TAG.null);

/** SET OF with its members in DER order (X.690, 11.6). */
export const setOf = (...members: readonly Uint8Array[]): Buffer => der(TAG.set, ...[...members].sort(Buffer.compare));

export function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const bytes: number[] = [];
  for (const arc of [first * 40 + second, ...rest]) {
    const base128 = [arc % 128];
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128)) base128.unshift((left % 128) | 128);
    bytes.push(...base128);
  }
  return der(TAG.oid, Buffer.from(bytes));
}
