import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { sampleLetter } from '../../src/cli/sample-letter.ts';
import { walkToIssue } from '../../src/cli/walk-to-issue.ts';
import { PATIENCE, picture } from '../support/browser.ts';
import {
  actOn,
  attachFile,
  choose,
  composeLetter,
  fillLetter,
  inkOfFirstPage,
  openWork,
  waitForBlue,
  waitUntilSaved,
} from '../support/browser-acts.ts';
import { type Cast, gatherCast } from '../support/browser-cast.ts';
import { homeAffairs, PIN } from '../support/demo-people.ts';
import {
  judgeByOpenssl,
  judgeByPdfsig,
  judgeByQpdf,
  judgeByVerifyCommand,
  readQr,
} from '../support/issued-file-judges.ts';
import { launchProvince, type Province, removeDir, scratchDir } from '../support/launch-province.ts';
import { samplePdf, sampleXlsx } from '../support/sample-files.ts';

const SUBJECT = 'triển khai lưu trữ hồ sơ điện tử năm 2027';
const ANSWER = 'trả lời văn bản số 01/SNV';
const BODY = 'Thực hiện Luật Lưu trữ, Sở Nội vụ đề nghị các cơ quan triển khai lưu trữ hồ sơ điện tử.';

let province: Province;
let cast: Cast;
let workDir: string;
let issuedPath = '';

beforeAll(async () => {
  workDir = await scratchDir('story');
  province = await launchProvince(join(workDir, 'data'));
  cast = await gatherCast(province.url);
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await cast.keepPictures('story');
});
afterAll(async () => {
  await cast.leave();
  await province.stop();
  await removeDir(workDir);
});

test('a specialist drafts a letter to every commune and every other provincial body, with annexes, and sees the very PDF', async () => {
  const page = await cast.page('snv.chuyenvien');
  await composeLetter(page, {
    subject: SUBJECT,
    groups: ['UBND các xã, phường', 'Các sở, ban, ngành tỉnh'],
    addressees: 'Các sở, ban, ngành tỉnh;\nỦy ban nhân dân các xã, phường',
    body: BODY,
  });
  await attachFile(page, await samplePdf('phu-luc-lo-trinh.pdf', 'Lo trinh thuc hien'));
  await attachFile(page, sampleXlsx('bieu-mau-bao-cao.xlsx', 'Biểu mẫu báo cáo'));
  expect(await inkOfFirstPage(page)).toBeGreaterThan(0.005);
  await page.locator('.kb-pdf-text', { hasText: 'Nguyễn Anh Long' }).waitFor({ state: 'attached' });
  await picture(page, 'story-1-draft');
  await page.getByRole('button', { name: 'Xong, tới bước trình' }).click();
  await actOn(page, 'Trình trưởng đơn vị');
});

test('the head returns it with a comment, the specialist mends it, the head passes it', async () => {
  const head = await cast.page('snv.truongphong');
  await openWork(head, SUBJECT);
  await actOn(head, 'Trả lại', (dialog) => dialog.getByLabel('Ý kiến').fill('Đề nghị ghi rõ thời hạn báo cáo.'));

  const specialist = await cast.page('snv.chuyenvien');
  await openWork(specialist, SUBJECT);
  await specialist.getByText('Đề nghị ghi rõ thời hạn báo cáo.').first().waitFor();
  await picture(specialist, 'story-2-returned');
  await specialist.getByRole('button', { name: 'Sửa dự thảo' }).click();
  await specialist.getByLabel('Nội dung văn bản').fill(`${BODY}\n\nBáo cáo kết quả trước ngày 15 tháng 12 năm 2026./.`);
  await waitUntilSaved(specialist);
  await specialist.getByRole('button', { name: 'Xong, tới bước trình' }).click();
  await actOn(specialist, 'Trình trưởng đơn vị');

  await openWork(head, SUBJECT);
  await actOn(head, 'Thông qua');
});

test("the office's format check reads the PDF and finds no error", async () => {
  const clerk = await cast.page('snv.vanthu');
  await openWork(clerk, SUBJECT);
  await clerk.getByRole('button', { name: 'Kiểm tra thể thức trên tệp PDF' }).click();
  await clerk.getByText('Không thấy sai lệch so với Phụ lục I').waitFor();
  const findings = clerk.locator('.kb-findings li');
  expect(await findings.count()).toBeGreaterThan(0);
  expect(await findings.filter({ hasText: 'Sai' }).count()).toBe(0);
  await picture(clerk, 'story-3-format-check');
  await actOn(clerk, 'Trình lãnh đạo ký');
});

test('the leader signs with a PIN on a phone; the signature is drawn in the PDF', async () => {
  const leader = await cast.page('snv.giamdoc', { size: 'phone' });
  await openWork(leader, SUBJECT);
  const before = await inkOfFirstPage(leader);
  await actOn(
    leader,
    'Ký số',
    async (dialog) => {
      await dialog.getByLabel('Mã PIN ký số').fill(PIN);
      await picture(leader, 'story-4-pin-phone');
    },
    'Ký',
  );
  await leader.getByText('Đã ký, chờ phát hành').first().waitFor();
  expect(before).toBeGreaterThan(0);
  await waitForBlue(leader);
  await picture(leader, 'story-4-signed-phone');
});

test('the clerk issues in one act, number 01; a ward sees it arrive without reloading', async () => {
  const ward = await cast.page('kinhbac.vanthu');
  await ward.goto('/van-ban-den');
  await ward.getByText('Ngăn này chưa có văn bản').waitFor();
  await ward.evaluate(() => Object.assign(globalThis, { sinceBefore: true }));

  const clerk = await cast.page('snv.vanthu');
  await openWork(clerk, SUBJECT);
  await actOn(
    clerk,
    'Cấp số và phát hành',
    async (dialog) => {
      await dialog.getByText('01/SNV').waitFor();
      await dialog.getByText('113 cơ quan').waitFor();
      await dialog.getByLabel('Mã PIN của văn thư').fill(PIN);
      await picture(clerk, 'story-5-issue');
    },
    'Phát hành',
  );
  await ward.getByRole('link', { name: SUBJECT }).waitFor();
  expect(await ward.evaluate(() => 'sinceBefore' in globalThis)).toBe(true);
  await picture(ward, 'story-5-arrived');

  await clerk.waitForURL(/\/van-ban\//);
  issuedPath = new URL(clerk.url()).pathname;

  const office = await homeAffairs(province.url);
  const second = await walkToIssue(office, { ...sampleLetter, recipientGroups: ['wards'] }, PIN);
  expect(second.no).toBe(2);
  expect(second.symbol).toMatch(/^02\/SNV/);
});

test('outside judges accept the issued file, and its QR code leads to its verification page', async () => {
  const clerk = await cast.page('snv.vanthu');
  const [download] = await Promise.all([
    clerk.waitForEvent('download'),
    clerk.getByRole('link', { name: 'Tải tệp PDF' }).click(),
  ]);
  const file = join(workDir, 'issued.pdf');
  await download.saveAs(file);
  expect((await readFile(file)).subarray(0, 5).toString()).toBe('%PDF-');
  const good = { integrity: 'Signature is Valid.', trust: 'Certificate is Trusted.' };
  const judged = judgeByPdfsig(file, province.dataDir, workDir);
  expect(judged.map(({ integrity, trust }) => ({ integrity, trust }))).toEqual([good, good]);
  expect(judged.at(-1)?.whole).toBe(true);
  expect(judgeByOpenssl(file, province.dataDir, workDir)).toEqual([
    'CAdES Verification successful',
    'CAdES Verification successful',
  ]);
  expect(judgeByQpdf(file)).toMatchObject({ code: 0 });
  const { code, report } = judgeByVerifyCommand(file, province.dataDir);
  expect({ code, verdict: report.verdict }).toEqual({ code: 0, verdict: 'valid' });
  expect(readQr(file, workDir)).toMatch(new RegExp(`^${province.url}/xac-minh/[0-9A-Z]{12}$`));
});

test('the ward sees the verdict on the signatures, registers, and the chairman assigns', async () => {
  const clerk = await cast.page('kinhbac.vanthu');
  await clerk.getByRole('link', { name: SUBJECT }).click();
  const signatures = clerk.getByRole('region', { name: 'Chữ ký số' });
  await signatures.getByText('Hợp lệ').first().waitFor();
  expect(await signatures.getByText('Hợp lệ', { exact: true }).count()).toBe(2);
  await actOn(clerk, 'Vào sổ');
  await clerk.getByText('Đã vào sổ, số đến 1.').waitFor();
  await picture(clerk, 'story-6-registered');

  const chairman = await cast.page('kinhbac.chutich');
  await openWork(chairman, SUBJECT);
  await actOn(chairman, 'Phân công', async (dialog) => {
    await choose(chairman, 'Chủ trì', 'Nguyễn Khánh Thúy');
    await choose(chairman, 'Phối hợp', 'Văn phòng');
    await dialog.getByLabel('Thời hạn').fill('11/12/2026');
    await dialog.getByLabel('Thời hạn').press('Enter');
    await dialog.getByLabel('Ý kiến chỉ đạo').fill('Tham mưu trả lời đúng hạn.');
    await picture(chairman, 'story-6-assign');
  });
  const assigned = chairman.getByRole('region', { name: 'Phân công' }).locator('li');
  await expect.poll(() => assigned.count(), PATIENCE).toBe(2);
  expect(await assigned.first().textContent()).toContain('Tham mưu trả lời đúng hạn.');
});

test('the specialist answers, and the answer goes its way to issue in the ward', async () => {
  const specialist = await cast.page('kinhbac.chuyenvien');
  await openWork(specialist, SUBJECT);
  await specialist.getByText('11/12/2026').first().waitFor();
  await specialist.getByRole('button', { name: 'Soạn trả lời' }).click();
  await specialist.waitForURL(/\/du-thao\/[\w-]+\/sua$/);
  await fillLetter(specialist, { body: 'Ủy ban nhân dân phường Kinh Bắc đã triển khai xong, xin báo cáo./.' });
  await picture(specialist, 'story-7-answer');
  await specialist.getByRole('button', { name: 'Xong, tới bước trình' }).click();
  await actOn(specialist, 'Trình trưởng đơn vị');
  const pass = async (username: string, act: string, pinLabel?: string, confirm?: string) => {
    const page = await cast.page(username);
    await openWork(page, ANSWER);
    await actOn(page, act, async (dialog) => void (pinLabel && (await dialog.getByLabel(pinLabel).fill(PIN))), confirm);
  };
  await pass('kinhbac.truongphong', 'Thông qua');
  await pass('kinhbac.vanthu', 'Trình lãnh đạo ký');
  await pass('kinhbac.chutich', 'Ký số', 'Mã PIN ký số', 'Ký');
  await pass('kinhbac.vanthu', 'Cấp số và phát hành', 'Mã PIN của văn thư', 'Phát hành');
});

test("the sender's page shows, recipient by recipient, the strongest evidence; lines can be filtered", async () => {
  const page = await cast.page('snv.vanthu');
  await page.goto(issuedPath);
  const evidence = page.getByRole('region', { name: 'Tình hình nơi nhận' });
  const lines = evidence.locator('.kb-evidence > li');
  await lines.first().waitFor();
  await picture(page, 'story-8-evidence', { full: true });
  const filter = 'Lọc theo bằng chứng mạnh nhất';
  await choose(page, filter, 'Đã trả lời');
  await expect.poll(() => lines.count(), PATIENCE).toBe(1);
  expect(await lines.first().textContent()).toMatch(/phường Kinh Bắc.*Đã trả lời bằng văn bản số 01\/UBND/i);
  await picture(page, 'story-8-answered');
  await choose(page, filter, 'Đã tới, chưa mở');
  await expect.poll(() => lines.count(), PATIENCE).toBe(30);
  for (const shown of [60, 90, 112]) {
    await evidence.getByRole('button', { name: 'Xem thêm' }).click();
    await expect.poll(() => lines.count(), PATIENCE).toBe(shown);
  }
  expect(await lines.filter({ hasText: 'Đã đến lúc' }).count()).toBe(112);
  expect(await lines.filter({ hasText: 'phường Kinh Bắc' }).count()).toBe(0);
});

test('nothing went wrong unseen on anybody’s page', () => {
  expect(cast.troubles()).toEqual([]);
});
