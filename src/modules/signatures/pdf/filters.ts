import { inflateSync } from 'node:zlib';
import { PdfRefused } from './refused.ts';
import { nameOf, PdfDict, type PdfStream, type PdfValue } from './values.ts';

/**
 * How many bytes a file may still unpack to and parse, and how many values that may become; shared by all its streams and
 * revisions, so that a bomb ends early.
 */
export type ReadBudget = { left: number; parse: number; values: number };

const only = (value: PdfValue | undefined): PdfValue | undefined =>
  Array.isArray(value) && value.length === 1 ? value[0] : value;

function undoPng(data: Buffer, columns: number): Buffer {
  const rows = Math.floor(data.length / (columns + 1));
  const out = Buffer.alloc(rows * columns);
  for (let row = 0; row < rows; row++) {
    const type = data[row * (columns + 1)];
    for (let i = 0; i < columns; i++) {
      const at = row * columns + i;
      const raw = data[row * (columns + 1) + 1 + i]!;
      const left = i > 0 ? out[at - 1]! : 0;
      const up = row > 0 ? out[at - columns]! : 0;
      const corner = i > 0 && row > 0 ? out[at - columns - 1]! : 0;
      out[at] = raw + predict(type, left, up, corner);
    }
  }
  return out;
}

function predict(type: number | undefined, left: number, up: number, corner: number): number {
  if (type === 0) return 0;
  if (type === 1) return left;
  if (type === 2) return up;
  if (type === 3) return (left + up) >> 1;
  if (type !== 4) throw new PdfRefused('syntax', 'unknown PNG predictor');
  const p = left + up - corner;
  const [a, b, c] = [Math.abs(p - left), Math.abs(p - up), Math.abs(p - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

/** Decodes an unfiltered or Flate stream (with PNG predictor of one byte per pixel, as cross-reference streams use). */
export function decodeStream(stream: PdfStream, budget: ReadBudget): Buffer {
  const filter = only(stream.dict.get('Filter'));
  if (filter === undefined || filter === null || (Array.isArray(filter) && filter.length === 0)) return stream.data;
  if (nameOf(filter) !== 'FlateDecode') throw new PdfRefused('syntax', 'only the Flate filter is read here');
  let data: Buffer;
  try {
    data = inflateSync(stream.data, { maxOutputLength: Math.max(1, budget.left) });
  } catch (error) {
    const tooBig = error instanceof RangeError;
    throw new PdfRefused(tooBig ? 'limit' : 'syntax', tooBig ? 'unpacks to too many bytes' : 'broken Flate data');
  }
  budget.left -= data.length;
  const parameters = only(stream.dict.get('DecodeParms'));
  const predictor = parameters instanceof PdfDict ? (parameters.get('Predictor') ?? 1) : 1;
  if (!(parameters instanceof PdfDict) || predictor === 1) return data;
  const columns = parameters.get('Columns') ?? 1;
  if (typeof predictor !== 'number' || predictor < 10 || typeof columns !== 'number' || columns < 1 || columns > 1024) {
    throw new PdfRefused('syntax', 'unknown predictor');
  }
  return undoPng(data, columns);
}
