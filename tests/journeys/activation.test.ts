import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';
import type { ManagedAccount } from '../../src/modules/identity/operations/account-shapes.ts';
import { listAccountsContract } from '../../src/modules/identity/operations/list-accounts.contract.ts';
import { picture, SIZES, signIn } from '../support/browser.ts';
import { checkAccessibility, checkFits } from '../support/browser-accessibility.ts';
import { type Cast, gatherCast } from '../support/browser-cast.ts';
import { demoPerson, PASSWORD } from '../support/demo-people.ts';
import { removeDir, scratchDir } from '../support/launch-province.ts';

const { url } = inject('province');
/** The slip's page less its margins, in CSS pixels. */
const A5 = { width: 468, height: 703 };
const OWN_PASSWORD = 'Của riêng tôi 1!';
const OWN_PIN = '258036';
let cast: Cast;
let workDir: string;
/** A records clerk of Sở Nội vụ whose account waits and whose certificate waits for a PIN. */
let clerk: ManagedAccount;
let code: string;

beforeAll(async () => {
  workDir = await scratchDir('activation');
  cast = await gatherCast(url);
  const administrator = await demoPerson(url, 'snv.quantri');
  const { accounts } = await administrator.call(listAccountsContract, { state: 'waiting', limit: 200 });
  const found = accounts.find(({ title }) => title === 'Văn thư');
  if (!found) throw new Error('no records clerk waits');
  clerk = found;
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await cast.keepPictures('activation');
});
afterAll(async () => {
  await cast.leave();
  await removeDir(workDir);
});

const looked = async (page: Page, name: string) => {
  await page.locator('.kb-waiting').first().waitFor({ state: 'hidden' });
  await checkFits(page, name);
  await checkAccessibility(page, name);
  await picture(page, name);
};

/** What the printer would get, in pages. */
const printedPages = async (page: Page, name: string): Promise<number> => {
  const file = join(workDir, `${name}.pdf`);
  await writeFile(file, await page.pdf({ preferCSSPageSize: true }));
  const { stdout } = await promisify(execFile)('pdfinfo', [file]);
  return Number(/^Pages:\s+(\d+)/m.exec(stdout)?.[1]);
};

test('the administrator finds the clerk without marks and prints one page a person', async () => {
  const page = await cast.page('snv.quantri');
  await page.goto('/quan-tri/tai-khoan');
  await page.getByRole('tab', { name: /Chờ kích hoạt/ }).click();
  await page.locator('tbody tr').nth(5).waitFor();
  await looked(page, 'activation-accounts');
  for (const row of [0, 1, 2]) await page.locator('tbody tr').nth(row).getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Cấp mã cho 3 người' }).click();
  await page.locator('.kb-slip img').nth(2).waitFor();
  expect(await printedPages(page, 'three')).toBe(3);
  await page.getByRole('button', { name: 'Đã in xong' }).click();

  await page.getByLabel('Tìm theo họ tên hoặc tên đăng nhập').fill(clerk.username);
  await page.getByRole('button', { name: `Cấp mã: ${clerk.personName}` }).click();
  await page.locator('.kb-slip img').waitFor();
  code = (await page.locator('.kb-slip-code').textContent()) ?? '';
  expect(code).toMatch(/^([2-9A-HJ-NP-Z]{4}-){2}[2-9A-HJ-NP-Z]{4}$/);
  await looked(page, 'activation-slip-screen');
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize(A5);
  await picture(page, 'activation-slip-printed', { full: true });
  await page.emulateMedia({ media: null });
  await page.setViewportSize(SIZES.desk);
  expect(await printedPages(page, 'one')).toBe(1);
});

test('the clerk activates on a phone, is in, and sets the PIN of the certificate', async () => {
  const phone = await cast.visitor({ size: 'phone' });
  const { page } = phone;
  await page.goto(`/kich-hoat?ten=${encodeURIComponent(clerk.username)}`);
  await page.getByRole('heading', { level: 1, name: 'Kích hoạt tài khoản' }).waitFor();
  await looked(page, 'activation-phone');
  expect(await page.getByLabel('Tên đăng nhập').inputValue()).toBe(clerk.username);
  await page.getByLabel('Mã kích hoạt').fill('2222-2222-2222');
  await page.getByLabel('Mật khẩu mới', { exact: true }).fill(OWN_PASSWORD);
  await page.getByLabel('Nhập lại mật khẩu mới').fill(OWN_PASSWORD);
  cast.allow(/401 POST \/api\/activate/);
  await page.getByRole('button', { name: 'Kích hoạt và đăng nhập' }).click();
  await page.getByText('mã kích hoạt chưa đúng').waitFor();
  await looked(page, 'activation-phone-refused');
  await page.getByLabel('Mã kích hoạt').fill(code.toLowerCase().replaceAll('-', ' '));
  await page.getByRole('button', { name: 'Kích hoạt và đăng nhập' }).click();
  await page.getByText('Tài khoản đã kích hoạt').waitFor();
  const activatePin = page.getByRole('button', { name: /Kích hoạt bằng mã PIN/ });
  await activatePin.waitFor();
  await looked(page, 'activation-welcome');
  await activatePin.click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Mã PIN mới', { exact: true }).fill(OWN_PIN);
  await dialog.getByLabel('Nhập lại mã PIN mới').fill(OWN_PIN);
  await dialog.getByRole('button', { name: 'Kích hoạt bằng mã PIN' }).click();
  await page.getByText('Chứng thư đã kích hoạt.').waitFor();
  await page.getByText('Dùng được', { exact: true }).waitFor();
  await page.goto('/');
  await page.getByRole('heading', { level: 1, name: 'Việc hôm nay' }).waitFor();

  const administrator = await cast.page('snv.quantri');
  await administrator.goto('/quan-tri/tai-khoan');
  await administrator.getByLabel('Tìm theo họ tên hoặc tên đăng nhập').fill(clerk.username);
  await administrator.getByText('Đang dùng', { exact: true }).last().waitFor();
  cast.allow(/401 \w+ \/api\//);
  await administrator.getByRole('button', { name: `Khóa: ${clerk.personName}` }).click();
  const lock = administrator.getByRole('dialog');
  await lock.getByLabel('Ghi chú').fill('QĐ 12/QĐ-SNV');
  await looked(administrator, 'activation-lock');
  await lock.getByRole('button', { name: 'Khóa', exact: true }).click();
  await administrator.getByText('Nghỉ hưu, thôi việc, từ').waitFor();
  // The phone did nothing: it is told.
  await page
    .getByRole('dialog', { name: 'Phiên làm việc đã hết hạn' })
    .getByLabel('Mật khẩu', { exact: true })
    .waitFor();
  await picture(page, 'activation-locked-on-the-phone');
});

test('a locked account is told so; unlocked and reset it gets a new slip', async () => {
  const { page } = await cast.visitor({ size: 'phone' });
  cast.allow(/403 POST \/api\/sign-in$/);
  await page.goto('/');
  await page.getByLabel('Tên đăng nhập', { exact: true }).fill(clerk.username);
  await page.getByLabel('Mật khẩu', { exact: true }).fill(OWN_PASSWORD);
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
  await page.getByText('Tài khoản này đang bị khóa').waitFor();
  await looked(page, 'activation-locked-told');

  const administrator = await cast.page('snv.quantri');
  await administrator.getByRole('button', { name: `Mở khóa: ${clerk.personName}` }).click();
  await administrator.getByRole('dialog').getByLabel('Lý do mở khóa').fill('Khóa nhầm');
  await administrator.getByRole('dialog').getByRole('button', { name: 'Mở khóa', exact: true }).click();
  await administrator.getByRole('button', { name: `Đặt lại: ${clerk.personName}` }).click();
  await looked(administrator, 'activation-reset');
  await administrator.getByRole('dialog').getByRole('button', { name: 'Đặt lại', exact: true }).click();
  await administrator.locator('.kb-slip-code').waitFor();
  expect(await administrator.locator('.kb-slip-code').textContent()).not.toBe(code);
});

test('on a phone the accounts are cards; the province’s administrator sees every agency', async () => {
  const { page } = await cast.visitor({ size: 'phone' });
  await signIn(page, 'tinh.quantri', PASSWORD);
  await page.goto('/quan-tri/tai-khoan');
  await page.locator('tbody tr').nth(5).waitFor();
  await looked(page, 'activation-accounts-phone');
});

test('nothing went wrong unseen', () => {
  expect(cast.troubles()).toEqual([]);
});
