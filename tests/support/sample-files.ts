import { crc32 } from 'node:zlib';
import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';

export type SampleFile = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };

/** An unsigned PDF by another maker than ours. */
export const samplePdf = async (name: string, words: string): Promise<SampleFile> => {
  const pdf = await PDFDocument.create();
  const page = pdf.addPage([595, 842]);
  page.drawText(words, { x: 72, y: 740, size: 14, font: await pdf.embedFont(StandardFonts.TimesRoman) });
  return { name, mimeType: 'application/pdf', buffer: Buffer.from(await pdf.save()) };
};

/** A ZIP archive with its entries stored as they are (APPNOTE.TXT 6.3.10, method 0). */
const zip = (entries: ReadonlyArray<readonly [name: string, text: string]>): Buffer => {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of entries) {
    const data = Buffer.from(text);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(0x21, 8);
    fields.writeUInt32LE(crc32(data), 10);
    fields.writeUInt32LE(data.length, 14);
    fields.writeUInt32LE(data.length, 18);
    fields.writeUInt16LE(name.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    const body = Buffer.concat([Buffer.from('PK\x03\x04'), fields, Buffer.from(name), data]);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), fields, place, Buffer.from(name)]));
    bodies.push(body);
    offset += body.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, listed, end]);
};

const OFFICE = 'http://schemas.openxmlformats.org';
const RELATIONS = `${OFFICE}/package/2006/relationships`;
const xml = (text: string) => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${text}`;
const relation = (kind: string, target: string) =>
  xml(
    `<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument/2006/relationships/${kind}" Target="${target}"/></Relationships>`,
  );

/** The smallest workbook that spreadsheets open: one sheet, one cell. */
export const sampleXlsx = (name: string, words: string): SampleFile => {
  const main = `${OFFICE}/spreadsheetml/2006/main`;
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const override = (part: string, kind: string) => `<Override PartName="${part}" ContentType="${type}.${kind}+xml"/>`;
  return {
    name,
    mimeType: `${type}.sheet`,
    buffer: zip([
      [
        '[Content_Types].xml',
        xml(
          `<Types xmlns="${OFFICE}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${override('/xl/workbook.xml', 'sheet.main')}${override('/xl/worksheets/sheet1.xml', 'worksheet')}</Types>`,
        ),
      ],
      ['_rels/.rels', relation('officeDocument', 'xl/workbook.xml')],
      [
        'xl/workbook.xml',
        xml(
          `<workbook xmlns="${main}" xmlns:r="${OFFICE}/officeDocument/2006/relationships"><sheets><sheet name="1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
        ),
      ],
      ['xl/_rels/workbook.xml.rels', relation('worksheet', 'worksheets/sheet1.xml')],
      [
        'xl/worksheets/sheet1.xml',
        xml(
          `<worksheet xmlns="${main}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>${words}</t></is></c></row></sheetData></worksheet>`,
        ),
      ],
    ]),
  };
};
