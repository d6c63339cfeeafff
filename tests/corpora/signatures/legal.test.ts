import { beforeAll, describe, expect, test } from 'vitest';
import { readSignedData } from '../../../src/modules/signatures/cms/read-signed-data.ts';
import { readPageSizes } from '../../../src/modules/signatures/pdf/pages.ts';
import { signPdf } from '../../../src/modules/signatures/pdf/sign.ts';
import { addEmptyTextFields } from '../../../src/modules/signatures/pdf/text-fields.ts';
import { verifyPdf } from '../../../src/modules/signatures/verify/verify-pdf.ts';
import { makeBases, mark } from './support/bases.ts';
import {
  opensslCms,
  opensslTs,
  opensslTsa,
  pdfsig,
  pdfText,
  qpdfCheck,
  rawSignatures,
} from './support/outside-judges.ts';
import { CHECK_AT, SIGNED_AT, testWorld, type World } from './support/world.ts';

const MAKERS = [
  'typst',
  'LibreOffice',
  'LibreOffice PDF/A-2b',
  'Chromium',
  'pdfkit',
  'pdf-lib, table',
  'pdf-lib, object streams',
  'libpdf',
  'qpdf, linearized',
  'qpdf, object streams',
  'qpdf, linearized with object streams',
  'Word, hybrid',
];

let world: World;
let bases: Record<string, Buffer>;

beforeAll(async () => {
  world = await testWorld();
  bases = await makeBases(world);
});

/** The house's whole order: fields, leader, organisation with number and date, then a third signature with a timestamp. */
async function signThrice(base: Buffer): Promise<Buffer> {
  const { signers } = world;
  const empty = addEmptyTextFields(base, [
    { name: 'so-ky-hieu', page: 1, rect: [60, 760, 160, 776], tooltip: 'Số, ký hiệu' },
    { name: 'dia-danh-ngay', page: 1, rect: [300, 760, 520, 776], tooltip: 'Địa danh, ngày tháng' },
  ]);
  const byLeader = await signPdf({
    pdf: empty,
    field: { name: 'leader', page: 1, rect: [320, 80, 500, 140] },
    appearance: mark('Ký bởi: Nguyễn Thị Ánh'),
    signer: signers.leader,
    reason: 'Ký duyệt (số 1)',
    signerName: 'Nguyễn Thị Ánh',
    location: 'Bắc Ninh',
    signedAt: SIGNED_AT,
  });
  const issued = await signPdf({
    pdf: byLeader,
    field: { name: 'organization', page: 1, rect: [270, 70, 372, 172] },
    appearance: mark('#circle(fill: none, stroke: red)[Sở Nội vụ]', 102, 102),
    fills: [
      { name: 'so-ky-hieu', value: '456/SNV-VP', appearance: mark('456', 100, 16) },
      { name: 'dia-danh-ngay', value: 'Bắc Ninh, ngày 24 tháng 11 năm 2026', appearance: mark('Bắc Ninh', 220, 16) },
    ],
    signer: signers.organization,
    reason: 'Phát hành',
    signerName: 'Sở Nội vụ',
    signedAt: Temporal.Instant.from('2026-11-24T04:00:00Z'),
  });
  return signPdf({
    pdf: issued,
    field: { name: 'deputy', page: 1, rect: [0, 0, 0, 0] },
    signer: signers.deputy,
    timestamp: opensslTsa(world),
    reason: 'Xác nhận',
    signerName: 'Trần Văn Ước',
    signedAt: SIGNED_AT,
  });
}

describe.each(MAKERS)('a file made by %s', (maker) => {
  test('carries three signatures that others accept, and ours tells them from changes', async () => {
    const base = bases[maker]!;
    const signed = await signThrice(base);
    expect(signed.subarray(0, base.length).equals(base)).toBe(true);
    expect(readPageSizes(signed)).toEqual(readPageSizes(base));

    const judged = pdfsig(world, signed);
    expect(judged.map(({ integrity, trust }) => `${integrity} ${trust}`)).toEqual(
      Array(3).fill('Signature is Valid. Certificate is Trusted.'),
    );
    expect(judged.map(({ whole }) => whole)).toEqual([false, false, true]);
    expect(qpdfCheck(world, signed)).toMatchObject({ code: 0 });
    expect(opensslCms(world, signed)).toEqual(Array(3).fill('CAdES Verification successful'));

    const report = await verifyPdf(signed, { trustAnchors: [world.root.der], checkAt: CHECK_AT, original: base });
    expect(report.findings.filter(({ severity }) => severity !== 'note')).toEqual([]);
    expect(report.verdict).toBe('valid');
    expect(report.signatures.map(({ level, revision }) => [level, revision])).toEqual([
      ['B-B', 1],
      ['B-B', 2],
      ['B-T', 3],
    ]);
    expect(report.fields.map(({ name, value, revision }) => [name, value, revision])).toEqual([
      ['so-ky-hieu', '456/SNV-VP', 2],
      ['dia-danh-ngay', 'Bắc Ninh, ngày 24 tháng 11 năm 2026', 2],
    ]);
  });
});

test('the timestamp of a B-T signature is one that openssl verifies over the signature value', async () => {
  const signed = await signThrice(bases['typst']!);
  const { signer } = readSignedData(rawSignatures(signed)[2]!.cms);
  const token = signer.unsigned.get('1.2.840.113549.1.9.16.2.14')!.raw;
  expect(opensslTs(world, token, signer.signature)).toContain('Verification: OK');
});

test('reports who signed, for which agency, where and when', async () => {
  const report = await verifyPdf(await signThrice(bases['typst']!), {
    trustAnchors: [world.root.der],
    checkAt: CHECK_AT,
  });
  expect(report.signatures[0]).toMatchObject({
    fieldName: 'leader',
    page: 1,
    rect: [320, 80, 500, 140],
    role: 'Giám đốc',
    reason: 'Ký duyệt (số 1)',
    location: 'Bắc Ninh',
    claimedTime: '2026-11-24T03:00:00.000Z',
    algorithm: 'rsa-sha256',
    integrity: 'intact',
    coversWholeFile: false,
    signer: { commonName: 'Nguyễn Thị Ánh', organization: 'Sở Nội vụ', userId: 'CCCD:027000000001' },
    chain: { verdict: 'trusted' },
  });
  expect(report.signatures[2]).toMatchObject({ coversWholeFile: true, timestamp: { chain: { verdict: 'trusted' } } });
  expect(report.signatures[0]!.laterChanges.map(({ code }) => code)).toEqual([
    'field-filled-by-signer',
    'field-filled-by-signer',
    'signature-added',
    'signature-added',
  ]);
});

test('a reader that ignores the hidden objects of a Word file sees the same pages, fields and marks', async () => {
  const signed = await signThrice(bases['Word, hybrid']!);
  const old = Buffer.from(signed.toString('latin1').replace('/XRefStm', '/XRefOld'), 'latin1');
  expect(qpdfCheck(world, old)).toMatchObject({ code: 0 });
  expect(pdfText(world, old)).toBe(pdfText(world, signed));
  expect(pdfText(world, old)).toMatch(/456.*Phu luc cong van.*Trang hai/s);
  expect(pdfsig(world, old)).toHaveLength(3);
});

test.each(['typst', 'Word, hybrid'])(
  'pdf.js, which the browser shows files with, finds the same fields: %s',
  async (maker) => {
    const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
    const document = await getDocument({ data: new Uint8Array(await signThrice(bases[maker]!)), verbosity: 0 }).promise;
    const annotations = await (await document.getPage(1)).getAnnotations();
    const seen = annotations.map(({ fieldName, fieldType, fieldValue, readOnly }) => [
      fieldName,
      fieldType,
      fieldValue,
      readOnly,
    ]);
    expect(seen).toEqual([
      ['so-ky-hieu', 'Tx', '456/SNV-VP', true],
      ['dia-danh-ngay', 'Tx', 'Bắc Ninh, ngày 24 tháng 11 năm 2026', true],
      ['leader', 'Sig', null, false],
      ['organization', 'Sig', null, false],
      ['deputy', 'Sig', null, false],
    ]);
    await document.loadingTask.destroy();
  },
);

test('lays out again with more room when the signature does not fit', async () => {
  const signed = await signPdf({
    pdf: bases['typst']!,
    field: { name: 'leader', page: 2, rect: [0, 0, 0, 0] },
    signer: world.signers.leader,
    timestamp: opensslTsa(world),
    reason: 'Ký',
    signerName: 'Nguyễn Thị Ánh',
    signedAt: SIGNED_AT,
    contentsBytes: 512,
  });
  expect(pdfsig(world, signed)).toEqual([
    { integrity: 'Signature is Valid.', trust: 'Certificate is Trusted.', whole: true },
  ]);
});
