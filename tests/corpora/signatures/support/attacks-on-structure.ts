import { PdfFile } from '../../../../src/modules/signatures/pdf/file.ts';
import { walkPages } from '../../../../src/modules/signatures/pdf/pages.ts';
import { addEmptyTextFields } from '../../../../src/modules/signatures/pdf/text-fields.ts';
import { IncrementalUpdate } from '../../../../src/modules/signatures/pdf/update.ts';
import { PdfDict, PdfRef, type PdfStream, textString } from '../../../../src/modules/signatures/pdf/values.ts';
import { type Attack, changed, invalid, unreadable } from './attack.ts';
import { typst } from './bases.ts';
import * as forge from './forger.ts';

const { update, fieldOf, firstPage } = forge;

/** The whole page. */
const FULL = [0, 0, 595, 842] as const;

export const STRUCTURE_ATTACKS: readonly Attack[] = [
  invalid('signature wrapping with a clean cross-reference', 'byte-range-wrong', ({ approved }) =>
    forge.wrapCleanly(approved),
  ),
  {
    name: 'signature wrapping that only widens the gap',
    verdict: 'unreadable',
    code: 'xref-broken',
    make: ({ approved }) => {
      const { range, rangeText, contents, contentsEnd } = forge.signatureSpots(approved);
      const tail = approved.subarray(contentsEnd);
      const forged = Buffer.concat([approved.subarray(0, contentsEnd), Buffer.from(' /X (forged) '), tail]);
      return forge.overwrite(
        forged,
        range,
        `[0 ${contents} ${forged.length - tail.length} ${tail.length}]`.padEnd(rangeText.length),
      );
    },
  },
  invalid('/ByteRange missing', 'byte-range-wrong', ({ approved }) =>
    forge.overwrite(approved, forge.signatureSpots(approved).name, '/ByteRangX'),
  ),
  invalid('/ByteRange [0 0 0 0]', 'byte-range-wrong', ({ approved }) => {
    const { range, rangeText } = forge.signatureSpots(approved);
    return forge.overwrite(approved, range, '[0 0 0 0]'.padEnd(rangeText.length));
  }),
  invalid('/ByteRange shorter than the file', 'byte-range-end', ({ approved }) => {
    const { range, rangeText } = forge.signatureSpots(approved);
    const shorter = rangeText.trim().replace(/(\d+)\]$/, (_, length: string) => `${Number(length) - 20}]`);
    return forge.overwrite(approved, range, shorter.padEnd(rangeText.length));
  }),
  invalid('/Contents zeroed', 'cms-broken', ({ approved }) => {
    const { contents, contentsEnd } = forge.signatureSpots(approved);
    return forge.overwrite(approved, contents + 1, '0'.repeat(contentsEnd - contents - 2));
  }),
  invalid('data hidden behind the CMS', 'cms-padding', ({ approved }) =>
    forge.overwrite(approved, forge.signatureSpots(approved).contentsEnd - 9, '41414141'),
  ),
  invalid("another document's signature", 'digest-differs', async ({ approved, base }, { signers }) => {
    const other = await forge.sign(base, { name: 'leader', signer: signers.leader });
    const [from, to] = [forge.signatureSpots(other), forge.signatureSpots(approved)];
    return forge.overwrite(approved, to.contents, other.toString('latin1', from.contents, from.contentsEnd));
  }),
  changed('update without a cross-reference', 'bytes-after-end', ({ issued }) => {
    const file = PdfFile.open(issued);
    const page = firstPage(file).dict.get('Contents') as PdfRef;
    const object = `${page.num} 0 obj\n<</Length 17>>\nstream\n0 0 300 300 re f \nendstream\nendobj\n`;
    return Buffer.concat([issued, Buffer.from(`${object}startxref\n${file.startxref}\n%%EOF\n`)]);
  }),
  changed('page content added without cross-reference (ISA without xref)', 'bytes-after-end', ({ issued }) => {
    const file = PdfFile.open(issued);
    const page = firstPage(file).dict.get('Contents') as PdfRef;
    const object = `${page.num} 0 obj\n<</Length 17>>\nstream\n0 0 300 300 re f \nendstream\nendobj\n`;
    return Buffer.concat([issued, Buffer.from(`${object}trailer\n<</Root ${file.root.num} 0 R>>\n`)]);
  }),
  changed('object that the update does not list', 'bytes-unlisted', ({ issued }) => {
    const hidden = Buffer.from('\n4 0 obj\n<</Hidden true>>\nendobj\n');
    const file = PdfFile.open(issued);
    const made = new IncrementalUpdate(file);
    made.set(made.allocate(), new PdfDict({ Harmless: true }));
    const tail = made.finish().toString('latin1');
    const moved = tail.replace(/startxref\n(\d+)/, (_, at: string) => `startxref\n${Number(at) + hidden.length}`);
    const shifted = moved.replace(
      /(\d{10}) 00000 n/g,
      (_, at: string) => `${String(Number(at) + hidden.length).padStart(10, '0')} 00000 n`,
    );
    return Buffer.concat([issued, hidden, Buffer.from(shifted, 'latin1')]);
  }),
  changed('cross-reference that points back to another object', 'object-mismatch', ({ issued }) => {
    const file = PdfFile.open(issued);
    const page = firstPage(file).dict.get('Contents') as PdfRef;
    const [, other] = [...file.entries].find(([num, entry]) => num !== page.num && entry.kind === 'plain')!;
    const at = issued.length;
    const offset = String(other.kind === 'plain' ? other.offset : 0).padStart(10, '0');
    const trailer = `trailer\n<</Size ${file.trailer.get('Size')}/Root ${file.root.num} 0 R/Prev ${file.startxref}>>`;
    return Buffer.concat([
      issued,
      Buffer.from(`xref\n${page.num} 1\n${offset} 00000 n \n${trailer}\nstartxref\n${at}\n%%EOF\n`),
    ]);
  }),
  changed('number taken back by pointing at its empty past', 'xref-outside', ({ issued, approved }) => {
    const [file, past] = [PdfFile.open(issued), PdfFile.open(approved)];
    const { num } = fieldOf(file, forge.NUMBER).ref;
    const old = past.entries.get(num);
    const offset = String(old?.kind === 'plain' ? old.offset : 0).padStart(10, '0');
    const trailer = `trailer\n<</Size ${file.trailer.get('Size')}/Root ${file.root.num} 0 R/Prev ${file.startxref}>>`;
    return Buffer.concat([
      issued,
      Buffer.from(`xref\n${num} 1\n${offset} 00000 n \n${trailer}\nstartxref\n${issued.length}\n%%EOF\n`),
    ]);
  }),
  invalid('complete new cross-reference that does not continue the signed one', 'xref-chain', ({ issued }) => {
    const file = PdfFile.open(issued);
    const lines = [...file.entries].flatMap(([num, entry]) =>
      entry.kind === 'plain' ? [`${num} 1\n${String(entry.offset).padStart(10, '0')} 00000 n \n`] : [],
    );
    const trailer = `trailer\n<</Size ${file.trailer.get('Size')}/Root ${file.root.num} 0 R>>`;
    return Buffer.concat([
      issued,
      Buffer.from(`xref\n${lines.join('')}${trailer}\nstartxref\n${issued.length}\n%%EOF\n`),
    ]);
  }),
  changed('content deleted by freeing its object', 'object-freed', ({ issued }) => {
    const file = PdfFile.open(issued);
    const page = firstPage(file).dict.get('Contents') as PdfRef;
    const trailer = `trailer\n<</Size ${file.trailer.get('Size')}/Root ${file.root.num} 0 R/Prev ${file.startxref}>>`;
    return Buffer.concat([
      issued,
      Buffer.from(`xref\n${page.num} 1\n0000000000 00001 f \n${trailer}\nstartxref\n${issued.length}\n%%EOF\n`),
    ]);
  }),
  changed('another root', 'root-changed', ({ issued }) => {
    const forged = update(issued, (made, file) =>
      made.set(made.allocate(), file.catalog.with({ Lang: textString('en') })),
    );
    const file = PdfFile.open(issued);
    const size = file.trailer.get('Size');
    const tail = forged.toString('latin1', issued.length).replace(`/Root ${file.root.num} 0 R`, `/Root ${size} 0 R`);
    return Buffer.concat([issued, Buffer.from(tail, 'latin1')]);
  }),
  invalid('cross-reference that skips the last signature', 'bytes-unlisted', ({ issued, approved }) => {
    const old = PdfFile.open(approved).startxref;
    const last = PdfFile.open(issued).startxref;
    const forged = update(issued, (made) => made.set(made.allocate(), new PdfDict()));
    return Buffer.concat([
      issued,
      Buffer.from(forged.toString('latin1', issued.length).replace(`/Prev ${last}`, `/Prev ${old}`), 'latin1'),
    ]);
  }),
  changed(
    'content left undefined by the signer, defined later',
    'object-defined-later',
    async ({ base }, { signers }) => {
      const planted = update(base, (made, file) => {
        const page = firstPage(file);
        made.set(page.ref, page.dict.with({ Contents: [page.dict.get('Contents')!, new PdfRef(900)] }));
      });
      const signed = await forge.sign(planted, { name: 'leader', signer: signers.leader });
      return update(signed, (made) =>
        made.writeStream(new PdfRef(900), new PdfDict(), Buffer.from('0 0 300 300 re f')),
      );
    },
  ),
  {
    ...changed('not what the archive holds', 'original-differs', ({ issued }) => issued),
    verdict: 'invalid',
    options: () => ({ original: typst('Văn bản khác') }),
  },
  unreadable('an entry written twice', 'duplicate-key', ({ approved }) => {
    const { contentsEnd } = forge.signatureSpots(approved);
    return forge.overwrite(approved, approved.indexOf('/M ', contentsEnd), '/M ()/M(');
  }),
  unreadable('cut short', 'file-end-broken', ({ approved }) => approved.subarray(0, approved.length - 900)),
  unreadable('encrypted', 'encrypted', ({ base }) => {
    const last = base.lastIndexOf('/Root');
    const tail = base.toString('latin1', last).replace('/Root', '/Encrypt<<>>/Root');
    return Buffer.concat([base.subarray(0, last), Buffer.from(tail, 'latin1')]);
  }),
];

export const HIDDEN_ATTACKS: readonly Attack[] = [
  changed(
    'another signature although the first forbade every change (DocMDP 1)',
    'changes-forbidden',
    async ({ base }, { signers }) => {
      const name = 'x'.repeat(64);
      const certified = await forge.signTampered(base, { name, signer: signers.leader }, (tail) => {
        const reference = '/Reference[<</TransformMethod/DocMDP/TransformParams<</P 1>>>>]';
        tail.write(reference.padEnd(`/Name (${name})`.length), tail.indexOf(`/Name (${name})`), 'latin1');
      });
      return forge.sign(certified, { name: 'organization', signer: signers.organization });
    },
  ),
  changed('mark of a later signature shown on a second page too', 'annotation-added', async ({ issued }) =>
    update(issued, (made, file) => {
      const [, second] = walkPages(file);
      made.append(second!.ref, 'Annots', [fieldOf(file, 'organization').ref]);
    }),
  ),
  changed(
    'a field as large as the page, filled by the second signer',
    'overlay-too-large',
    async ({ base }, { signers }) => {
      const huge = addEmptyTextFields(base, [{ name: forge.NUMBER, page: 1, rect: FULL, tooltip: 'Số' }]);
      const first = await forge.sign(huge, { name: 'leader', signer: signers.leader });
      const [number] = forge.fills();
      return forge.sign(first, { name: 'organization', page: 2, signer: signers.organization, fills: [number!] });
    },
  ),
  changed('old object under a new generation, so that a dead reference lives', 'object-changed', ({ issued }) => {
    const file = PdfFile.open(issued);
    const page = firstPage(file).dict.get('Contents') as PdfRef;
    return update(issued, (made) => {
      const { dict, data } = file.get(page.num) as PdfStream;
      made.writeStream(new PdfRef(page.num, 1), dict, data);
    });
  }),
];
