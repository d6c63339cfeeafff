import { deflateSync } from 'node:zlib';

const HEAD = '%PDF-1.7\n';
const END = '\nendstream\nendobj\n';

/**
 * A file of some kilobytes whose form unpacks to `objects` arrays of `values` empty arrays each, in object streams. All of
 * it is proper PDF, so a reader without limits builds gigabytes of values from it.
 */
export function valueBomb(objects: number, values: number): Buffer {
  const parts: Buffer[] = [Buffer.from(HEAD)];
  let position = HEAD.length;
  const add = (...pieces: (string | Buffer)[]): number => {
    const at = position;
    for (const piece of pieces) {
      const bytes = typeof piece === 'string' ? Buffer.from(piece, 'latin1') : piece;
      parts.push(bytes);
      position += bytes.length;
    }
    return at;
  };
  const rows: [type: number, second: number, third: number][] = [];
  const numbers = Array.from({ length: objects }, (_, index) => 3 + index);
  // Every page has one of the arrays, so whoever looks for annotations reads all of them.
  const kids = numbers.map((num) => `${num + objects} 0 R`).join(' ');
  rows.push([1, add('1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n'), 0]);
  rows.push([1, add(`2 0 obj\n<</Type/Pages/Kids[${kids}]>>\nendobj\n`), 0]);
  const pack = 3 + 2 * objects;
  for (const index of numbers.keys()) rows.push([2, pack + index, 0]);
  for (const num of numbers)
    rows.push([1, add(`${num + objects} 0 obj\n<</Type/Page/Annots ${num} 0 R>>\nendobj\n`), 0]);
  numbers.forEach((num, index) => {
    const header = `${num} 0 `;
    const data = deflateSync(
      Buffer.concat([Buffer.from(`${header}[`), Buffer.alloc(values * 2, '[]'), Buffer.from(']')]),
    );
    const dict = `/Type/ObjStm/N 1/First ${header.length}/Filter/FlateDecode/Length ${data.length}`;
    rows.push([1, add(`${pack + index} 0 obj\n<<${dict}>>\nstream\n`, data, END), 0]);
  });
  const data = Buffer.alloc(rows.length * 7);
  rows.forEach(([type, second, third], index) => {
    data[index * 7] = type;
    data.writeUInt32BE(second, index * 7 + 1);
    data.writeUInt16BE(third, index * 7 + 5);
  });
  const self = rows.length + 1;
  const dict = `/Type/XRef/W[1 4 2]/Index[1 ${rows.length}]/Size ${self + 1}/Root 1 0 R/Length ${data.length}`;
  const start = add(`${self} 0 obj\n<<${dict}>>\nstream\n`, data, END);
  add(`startxref\n${start}\n%%EOF\n`);
  return Buffer.concat(parts);
}
