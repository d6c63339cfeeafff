import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { sampleLetter } from '../../src/cli/sample-letter.ts';
import { walkToIssue } from '../../src/cli/walk-to-issue.ts';
import { getDocumentFileContract } from '../../src/modules/documents/operations/get-document-file.contract.ts';
import { urlOf } from '../../src/platform/contracts/client.ts';
import { picture, type Size } from '../support/browser.ts';
import { checkAccessibility } from '../support/browser-accessibility.ts';
import { type Cast, gatherCast } from '../support/browser-cast.ts';
import { homeAffairs, PIN } from '../support/demo-people.ts';
import { readQr } from '../support/issued-file-judges.ts';
import { removeDir, scratchDir } from '../support/launch-province.ts';
import { type SampleFile, samplePdf } from '../support/sample-files.ts';

const { url } = inject('province');
let cast: Cast;
let workDir: string;
let issued: Awaited<ReturnType<typeof walkToIssue>>;
let bytes: Buffer;
let qr: string;

beforeAll(async () => {
  workDir = await scratchDir('verification');
  cast = await gatherCast(url);
  const office = await homeAffairs(url);
  issued = await walkToIssue(office, { ...sampleLetter, recipientGroups: ['wards'] }, PIN);
  const address = urlOf(getDocumentFileContract, { documentId: issued.documentId, ordinal: 0 });
  bytes = Buffer.from(await (await office.clerk.fetch(url + address)).arrayBuffer());
  const file = join(workDir, 'issued.pdf');
  await writeFile(file, bytes);
  qr = readQr(file, workDir);
});
afterAll(async () => {
  await cast.leave();
  await removeDir(workDir);
});

const noScript = async (size: Size = 'desk') => (await cast.visitor({ javaScriptEnabled: false, size })).page;

const sees = async (page: Page, ...words: readonly string[]) => {
  const text = await page.getByRole('main').textContent();
  for (const word of words) expect(text).toContain(word);
};

const giveFile = async (page: Page, file: SampleFile) => {
  await page.goto('/xac-minh');
  await page.getByLabel('Tệp PDF đã ký số').setInputFiles(file);
  await page.getByRole('button', { name: 'Kiểm tra tệp' }).click();
  await page.getByRole('heading', { level: 1, name: 'Kết luận về tệp đã gửi' }).waitFor();
};

const pdf = (name: string, buffer: Buffer): SampleFile => ({ name, mimeType: 'application/pdf', buffer });

describe('without JavaScript', () => {
  test('the QR code opens the page of the document, in Vietnamese and in English', async () => {
    const page = await noScript('phone');
    await page.goto(qr);
    expect(await page.locator('html').getAttribute('lang')).toBe('vi');
    await sees(page, 'Văn bản đã được phát hành', issued.symbol, 'Sở Nội vụ', 'Nguyễn Anh Long', 'GIÁM ĐỐC', 'Hợp lệ');
    await picture(page, 'verification-qr-phone-vi', { full: true });
    await page.getByRole('link', { name: 'English' }).click();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await sees(page, 'The document is issued', issued.symbol, 'Official letter', 'Valid');
    await picture(page, 'verification-qr-phone-en', { full: true });
  });

  test('a code typed in small letters and without hyphens finds it; a wrong one says what to do', async () => {
    const page = await noScript();
    await page.goto('/xac-minh');
    await page.getByLabel('Mã tra cứu in cạnh mã QR').fill(issued.verificationCode.toLowerCase().replaceAll('-', ' '));
    await page.getByRole('button', { name: 'Tra cứu' }).click();
    await sees(page, 'Văn bản đã được phát hành', issued.symbol);
    cast.allow(/404 GET \/xac-minh\/AAAAAAAAAAAA/);
    await page.goto('/xac-minh?ma=AAAA-AAAA-AAAA');
    await sees(page, 'Không có văn bản nào mang mã này', 'Hãy so lại từng ký tự');
  });

  test('the issued file is valid, and known byte for byte', async () => {
    const page = await noScript();
    await giveFile(page, pdf('van-ban.pdf', bytes));
    await sees(page, 'Mọi chữ ký đều hợp lệ', 'đúng từng byte là văn bản đã phát hành', issued.symbol);
    await picture(page, 'verification-file-valid', { full: true });
  });

  test('one byte changed is said', async () => {
    const page = await noScript();
    const changed = Buffer.from(bytes);
    // A digit in the page's width: the file stays readable, so that only the signatures can tell.
    const at = changed.indexOf('/MediaBox') + '/MediaBox [0 0 5'.length;
    changed[at] = (changed[at] as number) ^ 1;
    await giveFile(page, pdf('da-sua.pdf', changed));
    await sees(page, 'Không hợp lệ', 'Nội dung được ký đã bị thay đổi', 'không trùng với tệp nào');
    await picture(page, 'verification-file-changed');
  });

  test('bytes added after signing are said', async () => {
    const page = await noScript();
    const added = Buffer.concat([bytes, Buffer.from('\n% thêm\n')]);
    await giveFile(page, pdf('them.pdf', added));
    await sees(page, 'Đã bị thay đổi sau khi ký');
  });

  test('a file without a signature, made elsewhere, is said to have none', async () => {
    const page = await noScript();
    await giveFile(page, await samplePdf('cua-nguoi-khac.pdf', 'Khong ky'));
    await sees(page, 'Không có chữ ký số', 'không trùng với tệp nào');
  });
});

test.each(['desk', 'phone'] as const)('every state of the page is accessible (%s)', async (size) => {
  const { page } = await cast.visitor({ size });
  cast.allow(/404 GET \/xac-minh\/AAAAAAAAAAAA/);
  for (const [name, address] of [
    ['start-vi', '/xac-minh?lang=vi'],
    ['start-en', '/xac-minh?lang=en'],
    ['document-vi', `${new URL(qr).pathname}?lang=vi`],
    ['document-en', `${new URL(qr).pathname}?lang=en`],
    ['not-found', '/xac-minh/AAAAAAAAAAAA'],
  ] as const) {
    await page.goto(address);
    await checkAccessibility(page, `verification ${name} ${size}`);
    await picture(page, `verification-${name}-${size}`);
  }
  await giveFile(page, pdf('van-ban.pdf', bytes));
  await checkAccessibility(page, `verification file ${size}`);
});

test('nothing went wrong unseen', () => {
  expect(cast.troubles()).toEqual([]);
});
