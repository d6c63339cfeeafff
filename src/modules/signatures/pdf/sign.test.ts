import { generateKeyPairSync, sign } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { issue, signerOf } from '../../../../tests/corpora/signatures/support/test-ca.ts';
import type { Signer } from '../cms/signer.ts';
import { verifyPdf } from '../verify/verify-pdf.ts';
import { PdfFile } from './file.ts';
import { readForm } from './form.ts';
import { readPageSizes, rectFromTop } from './pages.ts';
import { type SignPdfOptions, signPdf } from './sign.ts';
import { addEmptyTextFields } from './text-fields.ts';

let signer: Signer;
let anchor: Buffer;
const at = new Date('2026-11-24T03:00:00Z');

beforeAll(async () => {
  const root = await issue({ name: 'CN=Gốc', kind: 'ca' });
  signer = signerOf(await issue({ name: 'CN=Người ký' }, root), root);
  anchor = root.der;
});

/** A one-page PDF from its objects (1 is the catalog, 2 the page tree, 3 the page). */
function pdf(catalog: string, page: string, ...more: string[]): Buffer {
  const bodies = [
    `<</Type/Catalog/Pages 2 0 R${catalog}>>`,
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]${page}>>`,
    ...more,
  ];
  let text = '%PDF-1.7\n';
  let table = `xref\n0 ${bodies.length + 1}\n0000000000 65535 f \n`;
  bodies.forEach((body, index) => {
    table += `${String(text.length).padStart(10, '0')} 00000 n \n`;
    text += `${index + 1} 0 obj\n${body}\nendobj\n`;
  });
  const end = `trailer\n<</Size ${bodies.length + 1}/Root 1 0 R>>\nstartxref\n${text.length}\n%%EOF`;
  return Buffer.from(text + table + end, 'latin1');
}

const simple = () => pdf('', '');
const options = (base: Buffer, more: Partial<SignPdfOptions> = {}): SignPdfOptions => ({
  pdf: base,
  field: { name: 'chu-ky', page: 1, rect: [300, 80, 480, 140] },
  signer,
  reason: 'Ký (số 1)',
  signerName: 'Người ký',
  signedAt: at,
  ...more,
});

const judge = (bytes: Buffer) => verifyPdf(bytes, { trustAnchors: [anchor], checkAt: new Date() });

test.each<[string, Buffer]>([
  ['no form and no annotations, no end of line at the end', simple()],
  [
    'annotations and fields in arrays of their own',
    pdf('/AcroForm 4 0 R', '/Annots 5 0 R', '<</Fields 6 0 R>>', '[]', '[]'),
  ],
  ['a form inside the catalog', pdf('/AcroForm<</Fields[]/DA(/Helv 0 Tf)>>', '/Annots[]')],
  [
    'another widget on the page',
    pdf('/AcroForm<</Fields[4 0 R]>>', '/Annots[4 0 R]', '<</Subtype/Widget/FT/Tx/T(x)/V(y)/Rect[0 0 9 9]>>'),
  ],
])('signs twice a file with %s', async (_, base) => {
  const first = await signPdf(options(base));
  const second = await signPdf(options(first, { field: { name: 'con-dau', page: 1, rect: [250, 70, 352, 172] } }));
  expect(await judge(second)).toMatchObject({
    verdict: 'valid',
    signatures: [{ fieldName: 'chu-ky' }, { fieldName: 'con-dau' }],
  });
});

test('fills an empty signature field that was made before, also after another signature', async () => {
  const field = '<</Type/Annot/Subtype/Widget/FT/Sig/T(cho-san)/Rect[300 80 480 140]/P 3 0 R>>';
  const base = pdf('/AcroForm 5 0 R', '/Annots[4 0 R]', field, '<</Fields[4 0 R]>>');
  const first = await signPdf(options(base, { field: { name: 'khac', page: 1, rect: [0, 0, 0, 0] } }));
  const second = await signPdf(options(first, { field: { name: 'cho-san', page: 1, rect: [300, 80, 480, 140] } }));
  const report = await judge(second);
  expect(report.findings.filter(({ severity }) => severity !== 'note')).toEqual([]);
  expect(report).toMatchObject({
    verdict: 'valid',
    signatures: [{}, { fieldName: 'cho-san', rect: [300, 80, 480, 140] }],
  });
});

test('refuses a field name that is taken, and fields that cannot be filled', async () => {
  const rect = [60, 700, 160, 716] as const;
  const empty = addEmptyTextFields(simple(), [{ name: 'so', page: 1, rect, tooltip: 'Số' }]);
  const fill = { name: 'so', value: '1', appearance: simple() };
  expect(() => addEmptyTextFields(empty, [{ name: 'so', page: 1, rect, tooltip: 'Số' }])).toThrow('field-exists');
  await expect(signPdf(options(empty, { field: { name: 'so', page: 1, rect } }))).rejects.toMatchObject({
    code: 'field-exists',
  });
  await expect(signPdf(options(empty, { fills: [{ ...fill, name: 'khac' }] }))).rejects.toMatchObject({
    code: 'field-missing',
  });
  await expect(signPdf(options(empty, { field: { name: 'x', page: 2, rect } }))).rejects.toMatchObject({
    code: 'page-tree',
  });
  const filled = await signPdf(options(empty, { fills: [fill] }));
  const again = options(filled, { field: { name: 'lan-hai', page: 1, rect: [0, 0, 0, 0] }, fills: [fill] });
  await expect(signPdf(again)).rejects.toMatchObject({ code: 'field-filled' });
});

test('makes filled fields read-only and shows their value', async () => {
  const empty = addEmptyTextFields(simple(), [
    { name: 'so', page: 1, rect: [60, 700, 160, 716], tooltip: 'Số, ký hiệu' },
  ]);
  const signed = await signPdf(options(empty, { fills: [{ name: 'so', value: '01/QĐ-UBND', appearance: simple() }] }));
  const field = readForm(PdfFile.open(signed)).fields.find(({ name }) => name === 'so');
  expect(field?.flags).toBe(1);
  expect((await judge(signed)).fields).toMatchObject([{ name: 'so', value: '01/QĐ-UBND', revision: 1, page: 1 }]);
});

test('gives the same bytes for the same request when the key signs deterministically', async () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const fixed: Signer = {
    ...signer,
    algorithm: 'rsa-sha256',
    signMessages: async (messages) => messages.map((message) => sign('sha256', message, privateKey)),
  };
  const [a, b] = [
    await signPdf(options(simple(), { signer: fixed })),
    await signPdf(options(simple(), { signer: fixed })),
  ];
  expect(a.equals(b)).toBe(true);
});

test('measures pages as people see them', () => {
  expect(readPageSizes(simple())).toEqual([{ width: 595, height: 842 }]);
  expect(readPageSizes(pdf('', '/Rotate 90'))).toEqual([{ width: 842, height: 595 }]);
  expect(rectFromTop({ x: 10, y: 20, width: 100, height: 30 }, 842)).toEqual([10, 792, 110, 822]);
});
