import { createHash, type Hash } from 'node:crypto';
import type { PdfFile } from '../pdf/file.ts';
import { type PdfDict, PdfString } from '../pdf/values.ts';

/** `[0, gapStart) + [gapEnd, end)` are the signed bytes. */
export interface ByteRange {
  readonly gapStart: number;
  readonly gapEnd: number;
  readonly end: number;
}

/** Reads /ByteRange; undefined unless it is the whole file up to `end` but for exactly the /Contents token. */
export function readByteRange(file: PdfFile, dict: PdfDict): ByteRange | undefined {
  const numbers = dict.get('ByteRange');
  const contents = dict.get('Contents');
  if (!Array.isArray(numbers) || numbers.length !== 4 || !(contents instanceof PdfString) || !contents.hex)
    return undefined;
  const [start, gapStart, gapEnd, length] = numbers;
  if (start !== 0 || typeof gapStart !== 'number' || typeof gapEnd !== 'number' || typeof length !== 'number')
    return undefined;
  if (![gapStart, gapEnd, length].every(Number.isSafeInteger) || length <= 0) return undefined;
  const end = gapEnd + length;
  const exact = contents.start === gapStart && contents.end === gapEnd && gapStart > 0 && end <= file.bytes.length;
  return exact ? { gapStart, gapEnd, end } : undefined;
}

/**
 * Digests of all ranges in one pass: the bytes before a gap are hashed once and the state is copied, so that several
 * signatures over a large file cost about one hash. `requests` in order of their gaps.
 */
export function hashRanges(bytes: Buffer, requests: readonly { range: ByteRange; hash: string }[]): Buffer[] {
  const running = new Map<string, { hash: Hash; at: number }>();
  return requests.map(({ range, hash }) => {
    const state = running.get(hash) ?? { hash: createHash(hash), at: 0 };
    state.hash.update(bytes.subarray(state.at, range.gapStart));
    running.set(hash, { hash: state.hash, at: range.gapStart });
    return state.hash.copy().update(bytes.subarray(range.gapEnd, range.end)).digest();
  });
}

/** End of a revision: the byte behind `%%EOF` and, when there, its end of line. */
export function revisionEnds(bytes: Buffer, afterMarker: number): { marker: number; line: number } {
  const [first, second] = [bytes[afterMarker], bytes[afterMarker + 1]];
  if (first === 13 && second === 10) return { marker: afterMarker, line: afterMarker + 2 };
  return { marker: afterMarker, line: first === 10 || first === 13 ? afterMarker + 1 : afterMarker };
}

/** Does the signed range end behind `%%EOF`, with at most one end of line? */
export function endsRevision(bytes: Buffer, end: number): boolean {
  const tail = bytes.toString('latin1', Math.max(0, end - 7), end);
  return /%%EOF(\r\n|\r|\n)?$/.test(tail);
}

/** Occurrences of `/ByteRange` outside the data of streams. */
export function countByteRanges(file: PdfFile): number {
  const positions: number[] = [];
  const { bytes } = file;
  for (let at = bytes.indexOf('/ByteRange'); at >= 0; at = bytes.indexOf('/ByteRange', at + 10)) positions.push(at);
  if (positions.length === 0) return 0;
  const spans = [...file.entries.keys()].flatMap((num) => file.streamSpan(num) ?? []).sort((a, b) => a.start - b.start);
  let next = 0;
  let covered = 0;
  return positions.filter((at) => {
    for (; next < spans.length && spans[next]!.start <= at; next++) covered = Math.max(covered, spans[next]!.end);
    return at >= covered;
  }).length;
}
