import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { afterAll, expect, test } from 'vitest';
import { DOCUMENT_KINDS, getDocumentKind } from '../rules/kinds.ts';
import { createLayoutEngine } from './layout-engine.ts';
import type { Zone } from './layout-input.ts';
import { sampleInput } from './sample-input.ts';

// Both are CommonJS; pngjs brings no types.
const require = createRequire(import.meta.url);
type Pixels = { data: Uint8Array; width: number; height: number };
const { PNG } = require('pngjs') as { PNG: { sync: { read(png: Buffer): Pixels } } };
const jsQR = require('jsqr') as (data: Uint8ClampedArray, width: number, height: number) => { data: string } | null;

const engine = createLayoutEngine();
afterAll(() => engine.close());

const letter = getDocumentKind('official-letter');
const text = (pdf: Buffer): string => execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf }).toString();
const info = (pdf: Buffer): string =>
  execFileSync('pdfinfo', ['-'], { input: pdf, stdio: ['pipe', 'pipe', 'ignore'] }).toString();
const width = ({ rect }: Zone): number => rect[2] - rect[0];

test('a letter says what was given, is tagged A4 and keeps number and date empty', async () => {
  const laid = await engine.layoutDocument(sampleInput(letter));
  const words = text(laid.pdf);
  for (const part of ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'V/v tăng cường', 'Kính gửi:', 'Nơi nhận:', 'PHÓ CHỦ TỊCH'])
    expect(words).toContain(part);
  expect(words).toMatch(/Số:\s+\/UBND-NC/);
  expect(words).not.toContain('Bắc Ninh, ngày');
  expect(info(laid.pdf)).toMatch(/Tagged:\s+yes/);
  expect(info(laid.pdf)).toMatch(/\(A4\)/);
  const xmp = laid.pdf.toString('latin1');
  expect(xmp).toContain('pdfaid:part>2');
  expect(laid.pageCount).toBe(1);
});

test('equal input gives equal bytes', async () => {
  const [first, second] = await Promise.all(
    [sampleInput(letter), sampleInput(letter)].map((i) => engine.layoutDocument(i)),
  );
  expect(first?.pdf.equals(second?.pdf ?? Buffer.alloc(0))).toBe(true);
});

test('the seal has its true diameter and covers the left third of the signature', async () => {
  const { zones } = await engine.layoutDocument(sampleInput(letter));
  const { organizationSeal: seal, personSignature: signature } = zones;
  expect(width(seal)).toBeCloseTo(102.05, 1);
  expect(seal.rect[2] - signature.rect[0]).toBeCloseTo(width(signature) / 3, 1);
  expect(seal.rect[1] + seal.rect[3]).toBeCloseTo(signature.rect[1] + signature.rect[3], 1);
  expect(zones.numberField.rect[3]).toBeGreaterThan(700);
  expect(zones.dateField.rect[0]).toBeGreaterThan(zones.numberField.rect[2]);
});

test('texts stay texts', async () => {
  const evil = '#read("/etc/passwd") $x$ *a* <zone> \\ `b` #eval("1")';
  const laid = await engine.layoutDocument(
    sampleInput(letter, { body: [{ type: 'paragraph', text: evil }], subject: evil }),
  );
  expect(text(laid.pdf).replace(/\s+/g, ' ')).toContain('#read("/etc/passwd") $x$ *a* <zone> \\ `b` #eval("1")');
});

test('the QR on page 1 leads to the verification page', async () => {
  const { pdf } = await engine.layoutDocument(sampleInput(letter));
  const ppm = execFileSync('pdftoppm', ['-r', '200', '-png', '-f', '1', '-l', '1', '-'], {
    input: pdf,
    stdio: ['pipe', 'pipe', 'ignore'],
    maxBuffer: 1e8,
  });
  const picture = PNG.sync.read(ppm);
  const found = jsQR(new Uint8ClampedArray(picture.data), picture.width, picture.height);
  expect(found?.data).toBe('https://vanban.bacninh.gov.vn/kiem-tra/7K3M-Q9XD-2PFA');
});

test.each(DOCUMENT_KINDS.map((kind) => [kind.code, kind] as const))(
  'kind %s lays out with all its zones',
  async (_, kind) => {
    const laid = await engine.layoutDocument(sampleInput(kind));
    const words = text(laid.pdf);
    if (kind.layoutModel !== '1.5') expect(words).toContain(kind.name.vi.replace(/ \(.*/, '').toLocaleUpperCase('vi'));
    expect(words).toContain('./.');
    for (const zone of Object.values(laid.zones)) {
      expect(zone.page).toBeLessThan(laid.pageCount);
      expect(zone.rect[0]).toBeGreaterThan(60);
      expect(zone.rect[2]).toBeLessThan(595);
    }
  },
);

test('a long document numbers its pages from the second one and keeps the signature with its name', async () => {
  const paragraph = {
    type: 'paragraph' as const,
    text: 'Các cơ quan, đơn vị, địa phương nghiêm túc triển khai thực hiện nhiệm vụ được giao. '.repeat(6),
  };
  const laid = await engine.layoutDocument(sampleInput(letter, { body: Array.from({ length: 16 }, () => paragraph) }));
  expect(laid.pageCount).toBeGreaterThanOrEqual(3);
  const pages = text(laid.pdf).split('\f');
  expect(pages[0]?.trimStart()).not.toMatch(/^1\n/);
  expect(pages[1]?.trimStart()).toMatch(/^2\n/);
  expect(pages[laid.zones.personSignature.page]).toContain('Nguyễn Thị Hường');
});

test('annexes that are no PDF stand in a list with their hashes', async () => {
  const sha256 = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';
  const laid = await engine.layoutDocument(sampleInput(letter, { annexes: [{ name: 'biểu mẫu.xlsx', sha256 }] }));
  const last = text(laid.pdf).split('\f').at(-2) ?? '';
  expect(last).toContain('biểu mẫu.xlsx');
  expect(last).toContain(sha256.slice(0, 32));
  expect(last).toContain(sha256.slice(32));
});

test('a model 1.3 decision carries its attached text under a heading of its own', async () => {
  const laid = await engine.layoutDocument(sampleInput(getDocumentKind('decision'), { layoutModel: '1.3' }));
  expect(text(laid.pdf).match(/CỘNG HÒA XÃ HỘI/g)).toHaveLength(2);
});

test('each appearance is one page of the box, with its fonts inside', async () => {
  const drawn = {
    signature: await engine.drawPersonSignature({
      name: 'Đỗ Quỳnh',
      title: 'Chủ tịch',
      width: 153,
      height: 74,
      demo: true,
    }),
    seal: await engine.drawOrganizationSeal({ agencyName: 'Ủy ban nhân dân phường Kinh Bắc', demo: true }),
    mark: await engine.drawAttachmentMark({ symbol: '78/UBND-NC', signedAt: '2026-11-24T15:04:05+07:00' }),
    field: await engine.drawFieldText({
      text: '78',
      size: 13,
      italic: false,
      width: 27,
      height: 14.39,
      align: 'right',
    }),
  };
  expect(info(drawn.signature)).toMatch(/Page size:\s+153 x 74 pts/);
  expect(info(drawn.seal)).toMatch(/Page size:\s+102\.0\d* x 102\.0\d* pts/);
  expect(text(drawn.mark)).toContain('2026-11-24T15:04:05+07:00');
  expect(text(drawn.field).trim()).toBe('78');
  for (const pdf of Object.values(drawn)) {
    expect(info(pdf)).toMatch(/Pages:\s+1\n/);
    const fonts = execFileSync('pdffonts', ['-'], { input: pdf }).toString().trim().split('\n').slice(2);
    for (const font of fonts) expect(font).toMatch(/Tinos.*\s+yes yes yes/);
  }
});

test('a draft that is hardly begun still lays out', async () => {
  const empty = {
    subject: '',
    addressees: [],
    body: [],
    authorityLines: ['………………'],
    signerName: '………………',
    recipients: [],
  };
  const bare = { ...empty, verification: null, drafterInitials: null, copies: null };
  for (const kind of DOCUMENT_KINDS) expect((await engine.layoutDocument(sampleInput(kind, bare))).pageCount).toBe(1);
});

test('long words, long tables and odd letters neither fail nor leave the page', async () => {
  const address = `https://dichvucong.bacninh.gov.vn/${'tra-cuu-ho-so/'.repeat(12)}`;
  const laid = await engine.layoutDocument(
    sampleInput(letter, {
      body: [
        {
          type: 'paragraph',
          text: `Tra cứu tại ${address} hoặc số ${'123/'.repeat(30)}QĐ-UBND “§ 5” – 1.000.000 ₫ • ½ α.`,
        },
        {
          type: 'table',
          header: ['STT', 'Ghi chú'],
          rows: Array.from({ length: 80 }, (_, at) => [`${at + 1}`, 'ô '.repeat(20)]),
        },
      ],
    }),
  );
  expect(laid.pageCount).toBeGreaterThan(2);
  const boxes = execFileSync('pdftotext', ['-bbox', '-', '-'], { input: laid.pdf }).toString();
  for (const [, right] of boxes.matchAll(/<word [^>]*xMax="([\d.]+)"/g)) expect(Number(right)).toBeLessThan(560);
});
