import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { TOTP } from 'otpauth';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { createPerson } from '../../src/cli/person.ts';
import { activateContract } from '../../src/modules/identity/operations/activate.contract.ts';
import { getMeContract } from '../../src/modules/identity/operations/get-me.contract.ts';
import { issueActivationsContract } from '../../src/modules/identity/operations/issue-activations.contract.ts';
import { listAccountsContract } from '../../src/modules/identity/operations/list-accounts.contract.ts';
import { signInContract } from '../../src/modules/identity/operations/sign-in.contract.ts';
import { signInTotpContract } from '../../src/modules/identity/operations/sign-in-totp.contract.ts';
import { columnsOf, SHEET_KEYS, SHEETS, type SheetKey } from '../../src/modules/organization/import/columns.ts';
import { picture } from '../support/browser.ts';
import { checkAccessibility, checkFits } from '../support/browser-accessibility.ts';
import { type Cast, gatherCast } from '../support/browser-cast.ts';
import { launchProvince, type Province, removeDir, scratchDir } from '../support/launch-province.ts';
import { ownerConnection } from '../support/owner-connection.ts';

const PASSWORD = 'Mat.Khau#2026';
let province: Province;
let cast: Cast;
let workDir: string;
let secret = '';

beforeAll(async () => {
  workDir = await scratchDir('own province');
  province = await launchProvince(join(workDir, 'data'), { KINHBAC_START: '' });
  cast = await gatherCast(province.url);
  // How the sign-in page learns that there is no demonstration here.
  cast.allow(/404 GET \/api\/demo-sign-ins/);
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await cast.keepPictures('own-province');
});
afterAll(async () => {
  await cast.leave();
  await province.stop();
  await removeDir(workDir);
});

const workbook = async (name: string, rows: Partial<Record<SheetKey, readonly (readonly string[])[]>>) => {
  const cell = (value: string) => ({ value, type: String });
  const sheets = SHEET_KEYS.map((key) => ({
    sheet: SHEETS[key].name,
    data: [columnsOf(key).map(([, { title }]) => cell(title)), ...(rows[key] ?? []).map((row) => row.map(cell))],
  }));
  const file = join(workDir, name);
  await writeFile(file, await writeXlsxFile(sheets).toBuffer());
  return file;
};

/** A code whose step nobody has used yet: a clock may be half a minute ahead. */
const nextCode = (steps: number) => new TOTP({ secret }).generate({ timestamp: Date.now() + steps * 30_000 });

test('the first start asks; the answer is prepared before the eyes, and the page goes on to the application', async () => {
  expect(province.output()).toContain('tự chọn DEMO sau 20 giây nếu không ai chọn');
  expect((await fetch(`${province.url}/healthz`)).status).toBe(503);
  const { page } = await cast.visitor({ size: 'phone' });
  await page.goto('/');
  await page.getByRole('heading', { level: 1, name: 'Lần chạy đầu' }).waitFor();
  await checkAccessibility(page, 'first start');
  await checkFits(page, 'first start');
  await picture(page, 'own-province-choice', { full: true });
  await page.getByRole('button', { name: 'Tôi cần thêm thời gian' }).click();
  await page.getByText('Đã dừng đếm giờ').waitFor();
  await page.getByRole('link', { name: 'English' }).click();
  await page.getByRole('heading', { level: 1, name: 'First start' }).waitFor();
  await page.getByRole('button', { name: 'Choose your own province' }).click();
  await page.getByLabel('Tên đăng nhập', { exact: true }).waitFor();
  expect((await fetch(`${province.url}/healthz`)).status).toBe(200);
});

test('the link of the terminal makes one administrator, with a password and a second factor or not at all', async () => {
  await expect.poll(() => province.output()).toMatch(/first-administrator\/\S+/);
  const link = /http:\S+first-administrator\/\S+/.exec(province.output())?.[0] as string;
  const { page } = await cast.visitor({ javaScriptEnabled: false });
  await page.goto(link);
  secret = (await page.locator('#secret').textContent()) ?? '';
  await page.getByLabel('Họ và tên').fill('Trần Thị Quản');
  await page.getByLabel('Tên đăng nhập').fill('quan.tri');
  const submit = async (password: string, code: string) => {
    await page.getByLabel('Mật khẩu', { exact: true }).fill(password);
    await page.getByLabel('Nhập lại mật khẩu').fill(password);
    await page.getByLabel('Mã 6 chữ số').fill(code);
    await page.getByRole('button', { name: 'Lập quản trị viên' }).click();
  };
  cast.allow(/422/);
  await submit('matkhau', nextCode(-1));
  await page.getByRole('alert').filter({ hasText: 'ít nhất 10 ký tự' }).waitFor();
  await submit(PASSWORD, '000000');
  await page.getByRole('alert').filter({ hasText: 'Mã dùng một lần chưa đúng' }).waitFor();
  await picture(page, 'own-province-administrator', { full: true });
  await submit(PASSWORD, nextCode(-1));
  await page.getByRole('heading', { level: 1, name: 'Đã lập quản trị viên' }).waitFor();
  cast.allow(/410/);
  await page.goto(link);
  await page.getByRole('alert').filter({ hasText: 'đã được dùng' }).waitFor();
});

test('the administrator signs in with both factors, tries a file, reads the rejects and imports', async () => {
  const { page } = await cast.visitor();
  await page.goto('/');
  await page.getByLabel('Tên đăng nhập', { exact: true }).fill('quan.tri');
  await page.getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
  await page.getByLabel('Mã 6 chữ số').fill(nextCode(0));
  await page.getByRole('button', { name: 'Xác nhận' }).click();
  await page.getByRole('navigation', { name: 'Điều hướng chính' }).first().waitFor();
  expect(await page.getByText('DEMO').count()).toBe(0);
  await page.goto('/danh-ba');
  await page.getByRole('link', { name: 'Nhập từ Excel' }).click();
  const file = await workbook('danh bạ.xlsx', {
    positions: [
      ['SNV-VT', 'H05.03', 'Văn phòng', 'Văn thư', 'Nhân viên', 'Văn thư'],
      ['SNV-GD', 'H05.03', 'Lãnh đạo', 'Giám đốc', 'Trưởng', 'Lãnh đạo'],
    ],
    people: [
      ['CB1', 'Nguyễn Thị Thư', 'thu.snv', 'SNV-VT', '', '01/07/2025', ''],
      ['CB2', 'Lê Văn Lạc', 'lac.snv', 'SNV-XX', '', '', ''],
    ],
  });
  await page.getByLabel('Tệp Excel (.xlsx)').setInputFiles(file);
  await page.getByText('Chưa có vị trí mã SNV-XX').waitFor();
  await checkAccessibility(page, 'import, tried');
  await picture(page, 'own-province-import', { full: true });
  const [rejects] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Tải các dòng bị loại' }).click(),
  ]);
  expect(rejects.suggestedFilename()).toBe('dong-bi-loai.xlsx');
  await page.getByRole('button', { name: 'Xác nhận nhập' }).click();
  await page.getByText('Đã nhập xong, thêm 1 người').waitFor();
  await page.getByLabel('Tệp Excel (.xlsx)').setInputFiles([]);
  await page.getByLabel('Tệp Excel (.xlsx)').setInputFiles(file);
  await page.getByText('Tệp này không có gì mới để thêm').waitFor();
  const client = await ownerConnection(province.dataDir);
  try {
    const { rows } = await client.query(`select (select count(*)::int from organization.person) as people,
      (select count(*)::int from organization.person where demo) as demo, (select count(*)::int from signatures.certificate) as keys`);
    expect(rows).toEqual([{ people: 2, demo: 0, keys: 0 }]);
  } finally {
    await client.end();
  }
});

test('an imported person activates the account with the code of the slip and is signed in', async () => {
  const administrator = createPerson(province.url);
  await administrator.call(signInContract, { username: 'quan.tri', password: PASSWORD });
  await administrator.call(signInTotpContract, { code: nextCode(1) });
  const { csrfToken } = await administrator.call(getMeContract, {});
  const { accounts } = await administrator.call(listAccountsContract, { q: 'nguyen thi thu' });
  expect(accounts).toHaveLength(1);
  const answer = await administrator.fetch(`${province.url}${issueActivationsContract.path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-csrf-token': csrfToken },
    body: JSON.stringify({ personIds: accounts.map(({ personId }) => personId) }),
  });
  const { slips } = issueActivationsContract.output.parse(await answer.json());
  const clerk = createPerson(province.url);
  await clerk.call(activateContract, {
    ...{ username: 'thu.snv', code: slips[0]?.code ?? '', newPassword: 'Van.Thu#2026' },
  });
  const me = await clerk.call(getMeContract, {});
  expect(me.position).toMatchObject({ title: 'Văn thư', roles: ['records-clerk'] });
  expect((await createPerson(province.url).signIn('thu.snv', 'Van.Thu#2026')).demo).toBe(false);
});

test('it stays what it is: the demo is refused on this folder, and no page broke on the way', async () => {
  expect(cast.troubles()).toEqual([]);
  expect(await province.stop()).toBe(0);
  await expect(launchProvince(province.dataDir, { KINHBAC_START: 'demo' })).rejects.toThrow(/không bao giờ trộn lẫn/);
  province = await launchProvince(province.dataDir, { KINHBAC_START: '' });
  expect(province.output()).not.toContain('tự chọn DEMO');
  await expect.poll(async () => (await fetch(`${province.url}/healthz`)).status).toBe(200);
  expect(province.output()).not.toContain('first-administrator');
});
