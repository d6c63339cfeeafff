import { PdfFile } from '../../../../src/modules/signatures/pdf/file.ts';
import { PdfDict, PdfName, PdfRef, textString } from '../../../../src/modules/signatures/pdf/values.ts';
import { type Attack, changed, invalid } from './attack.ts';
import { typst } from './bases.ts';
import * as forge from './forger.ts';

const { update, fieldOf, firstPage, formRef } = forge;

/** The whole page. */
const FULL = [0, 0, 595, 842] as const;

export const FORM_ATTACKS: readonly Attack[] = [
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

export const FILL_ATTACKS: readonly Attack[] = [
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

export const MARK_ATTACKS: readonly Attack[] = [
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
