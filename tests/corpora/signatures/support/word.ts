import { deflateSync } from 'node:zlib';

/** A row of a cross-reference stream: type, second and third field. */
export type Row = [type: number, second: number, third: number];

/** What forgers change in an otherwise faithful file. Object numbers are those of `wordFile`. */
export interface WordForgery {
  /** Object numbers packed into the object stream besides the structure, which Word packs. */
  readonly alsoHidden?: readonly number[];
  /** Changes the rows of the stream; index is the object number. `extra` is where an unlisted content stream lies. */
  readonly rows?: (rows: Row[], extra: number) => void;
  /** Changes the lines of the table; index is the object number. */
  readonly lines?: (lines: string[], extra: number) => void;
  /** Table and stream in one section instead of Word's two: then readers disagree on free entries. */
  readonly oneSection?: boolean;
  /** No filters, so that changed bytes reach what streams hold. */
  readonly unfiltered?: boolean;
  /** Put into the dictionary of the cross-reference stream. */
  readonly streamEntries?: string;
}

/** Object numbers of the file, for forgers. */
export const WORD = {
  catalog: 1,
  page: 3,
  contents: 4,
  font: 5,
  title: 8,
  structure: 9,
  pack: 14,
  stream: 15,
} as const;

const EOL = '\r\n';
const content = (text: string) => `BT /F1 14 Tf 60 760 Td /P <</MCID 0>> BDC (${text}) Tj EMC ET`;
const page = (contents: number, structure: number) =>
  `<</Type/Page/Parent 2 0 R/Resources<</Font<</F1 5 0 R>>/ProcSet[/PDF/Text]>>/MediaBox[0 0 595.32 841.92] ` +
  `/Contents ${contents} 0 R/Group<</Type/Group/S/Transparency/CS/DeviceRGB>>/Tabs/S/StructParents ${structure}>>`;

const OBJECTS: Readonly<Record<number, string>> = {
  1: '<</Type/Catalog/Pages 2 0 R/Lang(vi-VN) /StructTreeRoot 9 0 R/MarkInfo<</Marked true>>>>',
  2: '<</Type/Pages/Count 2/Kids[ 3 0 R 6 0 R] >>',
  3: page(4, 0),
  5: '<</Type/Font/Subtype/TrueType/Name/F1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>',
  6: page(7, 1),
  8: '<</Title(Phu luc)/Author(Van thu) /Creator(Microsoft Word)/Producer(Microsoft Word) >>',
  9: '<</Type/StructTreeRoot/K[10 0 R]/ParentTree 13 0 R/ParentTreeNextKey 2>>',
  10: '<</Type/StructElem/S/Document/P 9 0 R/K[11 0 R 12 0 R] >>',
  11: '<</Type/StructElem/S/P/P 10 0 R/Pg 3 0 R/K[0] >>',
  12: '<</Type/StructElem/S/P/P 10 0 R/Pg 6 0 R/K[0] >>',
  13: '<</Nums[0[11 0 R] 1[12 0 R] ] >>',
};
const STREAMS: Readonly<Record<number, string>> = { 4: content('Phu luc cong van'), 7: content('Trang hai') };
const STRUCTURE = [9, 10, 11, 12, 13];
const TRAILER = '/Root 1 0 R/Info 8 0 R/ID[<00112233445566778899AABBCCDDEEFF><00112233445566778899AABBCCDDEEFF>] ';

/**
 * A hybrid file laid out as Word exports it (there is no Word here): structure elements in an object stream, hidden with
 * it by free entries of generation 65535 in the main table; a cross-reference stream without /Index over all objects
 * but itself; and a last, empty section `xref 0 0` whose trailer names that stream.
 */
export function wordFile(forgery: WordForgery = {}): Buffer {
  const hidden = [...STRUCTURE, ...(forgery.alsoHidden ?? [])].sort((a, b) => a - b);
  const parts: Buffer[] = [];
  let position = 0;
  const offsets = new Map<number, number>();
  const add = (part: string | Buffer): number => {
    const at = position;
    const bytes = typeof part === 'string' ? Buffer.from(part, 'latin1') : part;
    parts.push(bytes);
    position += bytes.length;
    return at;
  };
  const stream = (num: number, dict: string, data: Buffer): number => {
    const at = add(`${num} 0 obj${EOL}<<${dict}/Length ${data.length}>>${EOL}stream${EOL}`);
    add(data);
    add(`${EOL}endstream${EOL}endobj${EOL}`);
    return at;
  };
  const filter = forgery.unfiltered ? '' : '/Filter/FlateDecode';
  const pack = (data: Buffer, level = 6) => (forgery.unfiltered ? data : deflateSync(data, { level }));
  add(`%PDF-1.7${EOL}%\xb5\xb5\xb5\xb5${EOL}`);
  for (let num = 1; num < WORD.pack; num++) {
    const text = STREAMS[num];
    if (hidden.includes(num)) continue;
    if (text !== undefined) offsets.set(num, stream(num, filter, pack(Buffer.from(text))));
    else offsets.set(num, add(`${num} 0 obj${EOL}${OBJECTS[num]}${EOL}endobj${EOL}`));
  }
  const extra = stream(WORD.contents, '', Buffer.from(content('Noi dung khac')));
  const bodies = hidden.map((num) => `${OBJECTS[num]} `);
  const starts = bodies.map((_, index) => bodies.slice(0, index).reduce((sum, body) => sum + body.length, 0));
  const header = `${hidden.map((num, index) => `${num} ${starts[index]}`).join(' ')} `;
  const packed = pack(Buffer.from(header + bodies.join(''), 'latin1'));
  const packAt = stream(WORD.pack, `/Type/ObjStm/N ${hidden.length}/First ${header.length}${filter}`, packed);

  const rows: Row[] = [[0, 0, 65535]];
  for (let num = 1; num < WORD.pack; num++) {
    const at = offsets.get(num);
    rows.push(at === undefined ? [2, WORD.pack, hidden.indexOf(num)] : [1, at, 0]);
  }
  rows.push([1, packAt, 0]);
  forgery.rows?.(rows, extra);
  const data = Buffer.alloc(7 * rows.length);
  rows.forEach(([type, second, third], index) => {
    data[index * 7] = type;
    data.writeUInt32BE(second, index * 7 + 1);
    data.writeUInt16BE(third, index * 7 + 5);
  });
  const streamAt = stream(
    WORD.stream,
    `/Type/XRef/Size ${rows.length}/W[ 1 4 2] ${forgery.streamEntries ?? ''}${TRAILER}${filter}`,
    // Stored, not packed, so that forged rows change no length and can be swapped in under a signature.
    pack(data, 0),
  );

  const free = [0, ...hidden, WORD.pack];
  const lines: string[] = [];
  for (let num = 0; num < WORD.stream; num++) {
    const next = free[free.indexOf(num) + 1] ?? 0;
    const at = offsets.get(num);
    lines.push(at === undefined ? `${String(next).padStart(10, '0')} 65535 f` : line(at));
  }
  lines.push(line(streamAt));
  forgery.lines?.(lines, extra);
  const size = WORD.stream + 1;
  const close = (at: number) => add(`startxref${EOL}${at}${EOL}%%EOF${EOL}`);
  const tableAt = add(`xref${EOL}0 ${size}${EOL}${lines.map((text) => text + EOL).join('')}`);
  const supplement = forgery.oneSection ? `/XRefStm ${streamAt}` : '';
  add(`trailer${EOL}<</Size ${size}${TRAILER}${supplement}>>${EOL}`);
  close(tableAt);
  if (!forgery.oneSection) {
    const lastAt = add(`xref${EOL}0 0${EOL}`);
    add(`trailer${EOL}<</Size ${size}${TRAILER}/Prev ${tableAt}/XRefStm ${streamAt}>>${EOL}`);
    close(lastAt);
  }
  return Buffer.concat(parts);
}

/** A line of a classic table, without its end of line. */
export const line = (offset: number): string => `${String(offset).padStart(10, '0')} 00000 n`;
