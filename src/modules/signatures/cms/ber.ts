import { der } from './der.ts';
import { DerError, readOne } from './der-reader.ts';

const MAX_DEPTH = 24;

/**
 * Rewrites the indefinite lengths of BER (X.690, 8.1.3.6) into definite ones; everything else is kept byte for byte.
 * NSS (poppler, Firefox) writes its CMS so. `length` counts the bytes read. Throws DerError.
 */
export function toDefinite(bytes: Buffer, depth = 0): { der: Buffer; length: number } {
  const tag = bytes[0];
  if (bytes[1] !== 0x80) {
    const { raw } = readOne(bytes);
    return { der: raw, length: raw.length };
  }
  if (tag === undefined || (tag & 0x20) === 0 || depth > MAX_DEPTH) throw new DerError('bad indefinite length');
  const parts: Buffer[] = [];
  let at = 2;
  while (!(bytes[at] === 0 && bytes[at + 1] === 0)) {
    const part = toDefinite(bytes.subarray(at), depth + 1);
    parts.push(part.der);
    at += part.length;
  }
  return { der: der(tag, ...parts), length: at + 2 };
}
