import { PdfFile } from '../../../../src/modules/signatures/pdf/file.ts';
import { walkPages } from '../../../../src/modules/signatures/pdf/pages.ts';
import { addEmptyTextFields } from '../../../../src/modules/signatures/pdf/text-fields.ts';
import { IncrementalUpdate } from '../../../../src/modules/signatures/pdf/update.ts';
import { PdfDict, PdfName, PdfRef, type PdfStream, textString } from '../../../../src/modules/signatures/pdf/values.ts';
import type { FindingCode } from '../../../../src/modules/signatures/verify/findings.ts';
import type { Verdict, VerifyOptions } from '../../../../src/modules/signatures/verify/report.ts';
import { typst } from './bases.ts';
import type { Victims } from './forger.ts';
import * as forge from './forger.ts';
import type { World } from './world.ts';

export interface Attack {
  readonly name: string;
  readonly make: (victims: Victims, world: World) => Buffer | Promise<Buffer>;
  readonly verdict: Verdict;
  readonly code: FindingCode;
  readonly options?: (victims: Victims) => Partial<VerifyOptions>;
}

const { update, fieldOf, firstPage, formRef } = forge;
const changed = (name: string, code: FindingCode, make: Attack['make'], options?: Attack['options']): Attack => ({
  name,
  code,
  make,
  verdict: 'changed-after-signing',
  options,
});
const invalid = (name: string, code: FindingCode, make: Attack['make']): Attack => ({
  name,
  code,
  make,
  verdict: 'invalid',
});
const unreadable = (name: string, code: FindingCode, make: Attack['make']): Attack => ({
  name,
  code,
  make,
  verdict: 'unreadable',
});

/** Whole-page rectangle, and the same shape on any page. */
const FULL = [0, 0, 595, 842] as const;

const content: Attack[] = [
  invalid('one bit flipped in the page content', 'digest-differs', ({ issued }) => {
    const file = PdfFile.open(issued);
    const copy = Buffer.from(issued);
    copy[file.streamSpan((firstPage(file).dict.get('Contents') as PdfRef).num)!.start + 20]! ^= 1;
    return copy;
  }),
  changed('page content added in a new revision (ISA)', 'page-content-changed', ({ issued }) =>
    update(issued, (made, file) => {
      const { ref, dict } = firstPage(file);
      const added = made.allocate();
      made.writeStream(added, new PdfDict(), Buffer.from('100 100 300 20 re f'));
      made.set(ref, dict.with({ Contents: [dict.get('Contents')!, added] }));
    }),
  ),
  changed('content stream replaced under its number (shadow replace)', 'page-content-changed', ({ issued }) =>
    update(issued, (made, file) =>
      forge.replaceStream(made, file, firstPage(file).dict.get('Contents') as PdfRef, '0 0 300 300 re f'),
    ),
  ),
  changed('font replaced under its number', 'page-resource-changed', ({ issued }) =>
    update(issued, (made, file) => {
      const fonts = forge.dictOf(file, forge.dictOf(file, firstPage(file).resources).get('Font'));
      const font = [...fonts.entries.values()][0] as PdfRef;
      made.set(font, forge.dictOf(file, font).with({ BaseFont: new PdfName('Other') }));
    }),
  ),
  changed('stamp annotation over the text (EAA)', 'annotation-added', ({ issued }) =>
    update(issued, (made, file) => {
      const stamp = made.allocate();
      const rect = [60, 400, 500, 700];
      made.set(
        stamp,
        new PdfDict({
          Type: new PdfName('Annot'),
          Subtype: new PdfName('Stamp'),
          Rect: rect,
          AP: forge.otherAppearance(made),
        }),
      );
      made.append(firstPage(file).ref, 'Annots', [stamp]);
    }),
  ),
  changed('a page added', 'page-tree-changed', ({ issued }) =>
    update(issued, (made, file) => {
      const pages = file.catalog.get('Pages') as PdfRef;
      const page = made.allocate();
      made.set(page, new PdfDict({ Type: new PdfName('Page'), Parent: pages, MediaBox: [0, 0, 595, 842] }));
      made.append(pages, 'Kids', [page]);
    }),
  ),
  changed('pages in another order', 'page-tree-changed', ({ issued }) =>
    update(issued, (made, file) => {
      const pages = file.catalog.get('Pages') as PdfRef;
      const dict = forge.dictOf(file, pages);
      made.set(pages, dict.with({ Kids: [...file.array(dict.get('Kids'))!].reverse() }));
    }),
  ),
  changed('page turned round', 'page-changed', ({ issued }) =>
    update(issued, (made, file) => made.set(firstPage(file).ref, firstPage(file).dict.with({ Rotate: 180 }))),
  ),
  changed('page cropped', 'page-changed', ({ issued }) =>
    update(issued, (made, file) =>
      made.set(firstPage(file).ref, firstPage(file).dict.with({ CropBox: [0, 0, 595, 300] })),
    ),
  ),
  changed('title of the document changed', 'info-changed', ({ issued }) =>
    update(issued, (made, file) => {
      const info = file.trailer.get('Info') as PdfRef;
      made.set(info, forge.dictOf(file, info).with({ Title: textString('Khác') }));
    }),
  ),
  changed('script that runs on opening', 'catalog-changed', ({ issued }) =>
    update(issued, (made, file) => {
      const action = new PdfDict({ S: new PdfName('JavaScript'), JS: textString('app.alert(1)') });
      made.set(file.root, file.catalog.with({ OpenAction: action }));
    }),
  ),
];

const form: Attack[] = [
  changed("the leader's mark swapped (appearance stream)", 'signature-appearance-changed', ({ issued }) =>
    update(issued, (made, file) => {
      const mark = forge.dictOf(file, fieldOf(file, 'leader').dict.get('AP')).get('N') as PdfRef;
      forge.replaceStream(made, file, mark, '1 0 0 rg 0 0 100 100 re f');
    }),
  ),
  changed("the leader's mark swapped (widget)", 'signature-appearance-changed', ({ issued }) =>
    update(issued, (made, file) => {
      const { ref, dict } = fieldOf(file, 'leader');
      made.set(ref, dict.with({ AP: forge.otherAppearance(made) }));
    }),
  ),
  changed("the leader's mark moved", 'signature-appearance-changed', ({ issued }) =>
    update(issued, (made, file) => {
      const { ref, dict } = fieldOf(file, 'leader');
      made.set(ref, dict.with({ Rect: [60, 500, 240, 560] }));
    }),
  ),
  {
    name: 'the second signature dropped',
    verdict: 'invalid',
    code: 'byte-range-count',
    make: ({ issued }) =>
      update(issued, (made, file) => {
        const { ref } = fieldOf(file, 'organization');
        const keep = (value: unknown) => !(value instanceof PdfRef && value.num === ref.num);
        const fields = forge.dictOf(file, formRef(file));
        made.set(formRef(file), fields.with({ Fields: file.array(fields.get('Fields'))!.filter(keep) }));
        const page = firstPage(file);
        made.set(page.ref, page.dict.with({ Annots: file.array(page.dict.get('Annots'))!.filter(keep) }));
      }),
  },
  changed('the mark of the second signature taken off the page', 'annotation-removed', ({ issued }) =>
    update(issued, (made, file) => {
      const { ref } = fieldOf(file, 'organization');
      const page = firstPage(file);
      const kept = file
        .array(page.dict.get('Annots'))!
        .filter((item) => !(item instanceof PdfRef && item.num === ref.num));
      made.set(page.ref, page.dict.with({ Annots: kept }));
    }),
  ),
  invalid("the leader's signature dictionary rewritten", 'signature-value-changed', ({ issued }) =>
    update(issued, (made, file) => {
      const value = fieldOf(file, 'leader').value as PdfRef;
      made.set(value, forge.dictOf(file, value).with({ Reason: textString('Từ chối') }));
    }),
  ),
  changed('a text field added', 'field-added', ({ issued }) =>
    update(issued, (made) => {
      const field = made.allocate();
      made.set(
        field,
        new PdfDict({
          Subtype: new PdfName('Widget'),
          FT: new PdfName('Tx'),
          T: textString('x'),
          V: textString('789'),
          Rect: [60, 700, 160, 716],
        }),
      );
      made.addWidgets(1, [field], {});
    }),
  ),
  changed('viewers told to redraw all fields (NeedAppearances)', 'form-changed', ({ issued }) =>
    update(issued, (made, file) => made.mergeForm(formRef(file), { NeedAppearances: true })),
  ),
];

const fill = (name: string, value: string | undefined, withMark: boolean) => (pdf: Buffer) =>
  update(pdf, (made, file) => {
    const { ref, dict } = fieldOf(file, name);
    const entries = {
      ...(value === undefined ? {} : { V: textString(value) }),
      ...(withMark ? { AP: forge.otherAppearance(made) } : {}),
    };
    made.set(ref, dict.with(entries));
  });

const fields: Attack[] = [
  changed('number filled a second time', 'field-refilled', ({ issued }) =>
    fill(forge.NUMBER, '999/SNV-VP', true)(issued),
  ),
  changed('number filled a second time, with a signature', 'field-refilled', async ({ issued }, { signers }) => {
    const plan = { name: 'deputy', signer: signers.deputy, fills: forge.fills('999/SNV-VP') };
    // Our own signer refuses a filled field, so the forger empties its view of it first.
    const emptied = update(issued, (made, file) => {
      for (const name of [forge.NUMBER, forge.PLACE]) {
        const { ref, dict } = fieldOf(file, name);
        made.set(ref, dict.with({ V: textString('') }));
      }
    });
    return forge.sign(emptied, plan);
  }),
  changed('number shown differently than stored (value without appearance)', 'field-refilled', ({ issued }) =>
    fill(forge.NUMBER, '999/SNV-VP', false)(issued),
  ),
  changed('number drawn anew, value kept (appearance without value)', 'field-appearance-changed', ({ issued }) =>
    fill(forge.NUMBER, undefined, true)(issued),
  ),
  changed("number's appearance stream replaced", 'field-appearance-changed', ({ issued }) =>
    update(issued, (made, file) => {
      const shown = forge.dictOf(file, fieldOf(file, forge.NUMBER).dict.get('AP')).get('N') as PdfRef;
      forge.replaceStream(made, file, shown, '0 0 100 16 re f');
    }),
  ),
  changed('empty field drawn over through its old appearance', 'field-appearance-changed', ({ approved }) =>
    update(approved, (made, file) => {
      const shown = forge.dictOf(file, fieldOf(file, forge.NUMBER).dict.get('AP')).get('N') as PdfRef;
      forge.replaceStream(made, file, shown, '0 0 100 16 re f');
    }),
  ),
  changed('number filled without a signature', 'field-fill-unsigned', ({ approved }) =>
    fill(forge.NUMBER, '1/SNV', true)(approved),
  ),
  changed(
    'value set without appearance, in the signing revision (field-value shadow)',
    'field-fill-partial',
    ({ approved }, { signers }) => {
      const plan = { name: 'organization', signer: signers.organization, fills: forge.fills() };
      const file = PdfFile.open(approved);
      const old = forge.dictOf(file, fieldOf(file, forge.NUMBER).dict.get('AP')).get('N') as PdfRef;
      return forge.signTampered(approved, plan, (tail) => {
        const text = tail
          .toString('latin1')
          .replace(/(\/AP <<\/N )(\d+)( 0 R>>\/V \(456)/, (_, before: string, num: string, after: string) => {
            return before + `${old.num}`.padStart(num.length) + after;
          });
        tail.write(text, 'latin1');
      });
    },
  ),
  changed(
    'appearance set without value, in the signing revision',
    'field-fill-partial',
    ({ approved }, { signers }) => {
      const plan = { name: 'organization', signer: signers.organization, fills: forge.fills() };
      return forge.signTampered(approved, plan, (tail) => tail.write('/W (', tail.indexOf('/V (456'), 'latin1'));
    },
  ),
  changed('number filled late, by a third signer', 'field-fill-late', async ({ approved }, { signers }) => {
    const second = await forge.sign(approved, {
      name: 'organization',
      signer: signers.organization,
      rect: [270, 70, 372, 172],
    });
    return forge.sign(second, { name: 'deputy', signer: signers.deputy, fills: forge.fills() });
  }),
  changed('place and date filled apart from the number', 'field-fill-second', async ({ approved }, { signers }) => {
    const [number, place] = forge.fills();
    const second = await forge.sign(approved, { name: 'organization', signer: signers.organization, fills: [number!] });
    return forge.sign(second, { name: 'deputy', signer: signers.deputy, fills: [place!] });
  }),
  changed(
    'a field filled that is not one of those agreed',
    'field-fill-unknown',
    ({ issued }) => issued,
    () => ({ fillable: { names: [forge.NUMBER] } }),
  ),
];

const marks: Attack[] = [
  changed(
    'later signature whose mark covers the page (oversized overlay)',
    'overlay-too-large',
    ({ approved }, { signers }) =>
      forge.sign(approved, {
        name: 'organization',
        signer: signers.organization,
        rect: FULL,
        appearance: typst('#set page(fill: white)\nNội dung khác'),
      }),
  ),
  changed('later signature whose mark covers the number', 'overlay-covers-field', ({ issued }, { signers }) =>
    forge.sign(issued, { name: 'deputy', signer: signers.deputy, rect: [60, 760, 160, 776] }),
  ),
  changed(
    'later signature outside the agreed places',
    'overlay-outside-zone',
    ({ issued }, { signers }) =>
      forge.sign(issued, { name: 'deputy', signer: signers.deputy, rect: [60, 400, 240, 460] }),
    () => ({ zones: [{ page: 1, rect: [250, 60, 520, 180] }] }),
  ),
  changed('later signature that carries an action', 'widget-action', ({ approved }, { signers }) =>
    forge.signTampered(approved, { name: 'organization', signer: signers.organization }, (tail) => {
      const at = tail.indexOf('/T (organization)');
      tail.write('/A <</S/U>>/T (x)', at, 'latin1');
    }),
  ),
];

const structure: Attack[] = [
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

const hidden: Attack[] = [
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

export const ATTACKS: readonly Attack[] = [...content, ...form, ...fields, ...marks, ...structure, ...hidden];
