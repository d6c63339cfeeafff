import { PDFDocument, PDFHexString } from '@cantoo/pdf-lib';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { createLayoutEngine } from '../layout/layout-engine.ts';
import type { BodyBlock, LaidOutDocument, Urgency, Zone } from '../layout/layout-input.ts';
import { sampleInput } from '../layout/sample-input.ts';
import { DOCUMENT_KINDS, getDocumentKind } from '../rules/kinds.ts';
import { checkFormat } from './check-format.ts';
import { FORMAT_RULES } from './format-rules.ts';
import { createFindings, measure, range } from './report.ts';

const engine = createLayoutEngine();
afterAll(() => engine.close());
const letter = getDocumentKind('official-letter');

async function errorsOf(pdf: Uint8Array, issued = false): Promise<string[]> {
  const { findings } = await checkFormat(pdf, { issued });
  return findings.filter((finding) => finding.severity === 'error').map((finding) => `${finding.code}: ${finding.vi}`);
}

/** The laid-out document with two form fields, as the issuing step leaves it; by another library than ours. */
async function withFields({ pdf, zones }: LaidOutDocument, number: string, date: string): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf);
  const form = document.getForm();
  const add = (name: string, { page, rect: [x1, y1, x2, y2] }: Zone, value: string): void => {
    const field = form.createTextField(name);
    field.addToPage(document.getPage(page), { x: x1, y: y1, width: x2 - x1, height: y2 - y1, borderWidth: 0 });
    if (value !== '') field.acroField.setValue(PDFHexString.fromText(value));
  };
  add('number', zones.numberField, number);
  add('date', zones.dateField, date);
  return document.save({ updateFieldAppearances: false });
}

test.each(DOCUMENT_KINDS.map((kind) => [kind.code, kind] as const))('our own %s conforms', async (_, kind) => {
  expect(await errorsOf((await engine.layoutDocument(sampleInput(kind))).pdf)).toEqual([]);
});

test('so do a decision with an attached text, an urgent letter and a long one with tables and annexes', async () => {
  const decision = await engine.layoutDocument(sampleInput(getDocumentKind('decision'), { layoutModel: '1.3' }));
  expect(await errorsOf(decision.pdf)).toEqual([]);
  const urgent = await engine.layoutDocument(
    sampleInput(letter, {
      urgency: 2,
      agencyName: 'Sở Nông nghiệp và Môi trường',
      parentAgencyName: 'Ủy ban nhân dân tỉnh Bắc Ninh',
    }),
  );
  expect(await errorsOf(urgent.pdf)).toEqual([]);
  const text =
    'Các cơ quan, đơn vị nghiêm túc triển khai thực hiện nhiệm vụ được giao theo Quyết định số 123/QĐ-UBND. '.repeat(5);
  const long = await engine.layoutDocument(
    sampleInput(letter, {
      subject: 'tăng cường phòng, chống dịch bệnh và bảo đảm an toàn thực phẩm dịp Tết Nguyên đán trên địa bàn tỉnh',
      addressees: Array.from(
        { length: 14 },
        (_, at) => `Ủy ban nhân dân phường số ${at + 1} thuộc tỉnh Bắc Ninh, nơi có nhiều khu công nghiệp`,
      ),
      body: [
        { type: 'heading', level: 1, text: 'Phần I. TÌNH HÌNH' },
        { type: 'paragraph', text },
        { type: 'heading', text: 'I. MỤC ĐÍCH, YÊU CẦU' },
        ...Array.from({ length: 12 }, (_, at) => ({ type: 'numbered' as const, label: `${at + 1}.`, text })),
        {
          type: 'table',
          header: ['STT', 'Việc', 'Thời hạn'],
          rows: Array.from({ length: 30 }, (_, at) => [`${at + 1}`, 'Rà soát', '30/11/2026']),
          columnWeights: [1, 6, 3],
        },
        { type: 'paragraph', text: 'Đề nghị các cơ quan thực hiện.' },
      ],
      recipients: [...Array.from({ length: 16 }, (_, at) => `Cơ quan phối hợp thực hiện số ${at}`), 'Lưu: VT, NC.'],
      annexes: [{ name: 'biểu mẫu.xlsx', sha256: 'a'.repeat(64) }],
      contact: 'Số 10 phố Phù Đổng Thiên Vương, tỉnh Bắc Ninh',
    }),
  );
  expect(long.pageCount).toBeGreaterThan(3);
  expect(await errorsOf(long.pdf)).toEqual([]);
});

test('whatever is drafted, what we lay out conforms', async () => {
  const words = fc
    .integer({ min: 2, max: 45 })
    .map((count) =>
      Array.from(
        { length: count },
        (_, at) => ['Cơ quan', 'thực hiện', 'đúng hạn;', '123/QĐ-UBND', 'nhiệm vụ'][(at * 3 + count) % 5],
      ).join(' '),
    );
  const block = fc.oneof(
    words.map((text): BodyBlock => ({ type: 'paragraph', text })),
    fc
      .record({ label: fc.constantFrom('1.', 'a)', '-', 'Điều 2.'), text: words })
      .map((item): BodyBlock => ({ type: 'numbered', ...item })),
    fc
      .record({ label: fc.constant('2.'), title: words, text: words })
      .map((item): BodyBlock => ({ type: 'numbered', ...item })),
    fc
      .record({ level: fc.constantFrom(1, 2), text: words })
      .map((item): BodyBlock => ({ type: 'heading', ...item }) as BodyBlock),
    fc.array(words, { minLength: 1, maxLength: 14 }).map(
      (cells): BodyBlock => ({
        type: 'table',
        header: ['STT', 'Nội dung'],
        rows: cells.map((cell, at) => [`${at + 1}`, cell]),
        columnWeights: [1, 6],
      }),
    ),
  );
  const draft = fc.record({
    kind: fc.constantFrom(...DOCUMENT_KINDS),
    agencyName: fc.constantFrom(
      'Sở Nội vụ',
      'Sở Văn hóa, Thể thao và Du lịch',
      'Ủy ban nhân dân phường Kinh Bắc',
      'Ban Quản lý các khu công nghiệp tỉnh',
    ),
    parentAgencyName: fc.constantFrom(null, 'Ủy ban nhân dân tỉnh Bắc Ninh'),
    subject: words,
    body: fc.array(block, { minLength: 1, maxLength: 14 }),
    recipients: fc
      .array(words, { maxLength: 16 })
      .map((lines) => [...lines.map((line) => line.replaceAll(';', '')), 'Lưu: VT, NC.']),
    urgency: fc.constantFrom<Urgency>(0, 1, 2, 3, 4),
  });
  await fc.assert(
    fc.asyncProperty(draft, async ({ kind, ...rest }) => {
      expect(await errorsOf((await engine.layoutDocument(sampleInput(kind, rest))).pdf)).toEqual([]);
    }),
    { numRuns: 40, seed: 30 },
  );
});

test('number and date are read from the form fields that the issuing step fills', async () => {
  const laid = await engine.layoutDocument(sampleInput(letter));
  const date = 'Bắc Ninh, ngày 24 tháng 11 năm 2026';
  expect(await errorsOf(await withFields(laid, '78', date), true)).toEqual([]);
  expect(await errorsOf(await withFields(laid, '', ''), false)).toEqual([]);
  const codes = async (number: string, when: string): Promise<string[]> =>
    (await errorsOf(await withFields(laid, number, when), true)).map((error) => error.split(':')[0] ?? '');
  expect(await codes('', '')).toEqual(['number-empty', 'date-missing']);
  expect(await codes('7', date)).toEqual(['number-leading-zero']);
  expect(await codes('78', 'Bắc Ninh, ngày 5 tháng 1 năm 2027')).toEqual(['date-zero-padding']);
});

test('a file that is no PDF, a broken one and one without text are findings, not exceptions', async () => {
  expect((await checkFormat(Buffer.from('hello'))).findings.map((f) => f.code)).toEqual(['unreadable']);
  const { pdf } = await engine.layoutDocument(sampleInput(letter));
  await expect(checkFormat(pdf.subarray(0, 900))).resolves.toMatchObject({ conforms: false });
  const blank = await PDFDocument.create();
  blank.addPage([595.28, 841.89]);
  expect((await checkFormat(await blank.save())).findings.map((f) => f.code)).toEqual(['no-text']);
});

test('findings say in Vietnamese and English what was found and what must be', () => {
  const findings = createFindings();
  findings.add('margin-left', 0, measure(24.04, 'mm'), range([30, 35], 'mm'));
  expect(findings.list()[0]).toMatchObject({
    cell: 'page',
    page: 1,
    severity: 'error',
    vi: 'Lề trái: 24 mm; phải trong khoảng 30–35 mm (trang 1).',
    en: 'Left margin: 24 mm; must be 30–35 mm (page 1).',
  });
  for (const rule of Object.values(FORMAT_RULES)) expect(rule.vi).toMatch(/^\p{Lu}/u);
});
