import { PdfFile } from '../../../../src/modules/signatures/pdf/file.ts';
import type { IncrementalUpdate } from '../../../../src/modules/signatures/pdf/update.ts';
import { PdfDict, PdfName, type PdfRef, textString } from '../../../../src/modules/signatures/pdf/values.ts';
import { type Attack, changed, invalid } from './attack.ts';
import * as forge from './forger.ts';

const { update, fieldOf, firstPage } = forge;

export const CONTENT_ATTACKS: readonly Attack[] = [
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

const second = { name: 'organization', rect: [270, 70, 372, 172] } as const;

/** Changes hidden in a revision that carries a good signature of its own. */
export const INSIDER_ATTACKS: readonly Attack[] = [
  changed('page content changed by the second signer', 'page-content-changed', ({ approved }, { signers }) =>
    forge.signWith(approved, { ...second, signer: signers.organization }, (made, file) =>
      forge.replaceStream(made, file, firstPage(file).dict.get('Contents') as PdfRef, '0 0 300 300 re f'),
    ),
  ),
  changed(
    "the leader's mark swapped by the second signer",
    'signature-appearance-changed',
    ({ approved }, { signers }) =>
      forge.signWith(approved, { ...second, signer: signers.organization }, (made, file) => {
        const { ref, dict } = fieldOf(file, 'leader');
        made.set(ref, dict.with({ AP: forge.otherAppearance(made) }));
      }),
  ),
  changed('stamp put on by the second signer', 'annotation-added', ({ approved }, { signers }) =>
    forge.signWith(approved, { ...second, signer: signers.organization }, (made, file) => {
      const stamp = made.allocate();
      const rect = [60, 400, 500, 700];
      const kind = { Type: new PdfName('Annot'), Subtype: new PdfName('Stamp') };
      made.set(stamp, new PdfDict({ ...kind, Rect: rect, AP: forge.otherAppearance(made) }));
      made.append(firstPage(file).ref, 'Annots', [stamp]);
    }),
  ),
  changed('title changed by the second signer', 'info-changed', ({ approved }, { signers }) =>
    forge.signWith(approved, { ...second, signer: signers.organization }, (made, file) => {
      const info = file.trailer.get('Info') as PdfRef;
      made.set(info, forge.dictOf(file, info).with({ Title: textString('Khác') }));
    }),
  ),
  changed('description rewritten without a signature', 'info-changed', ({ approved }) =>
    update(approved, rewriteMetadata),
  ),
];

/** What signing software does when it writes its name into the file. */
export function rewriteMetadata(made: IncrementalUpdate, file: PdfFile): void {
  const info = file.trailer.get('Info') as PdfRef;
  made.set(info, forge.dictOf(file, info).with({ Producer: textString('iText'), ModDate: textString('D:20261124') }));
  forge.replaceStream(made, file, file.catalog.get('Metadata') as PdfRef, '<x:xmpmeta/>');
}
