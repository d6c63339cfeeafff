import { join } from 'node:path';
import { TOTP } from 'otpauth';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { sampleLetter } from '../../src/cli/sample-letter.ts';
import { grantDelegationContract } from '../../src/modules/organization/operations/grant-delegation.contract.ts';
import { bringToLeader, positionOf } from '../support/bring-draft.ts';
import { picture, signIn } from '../support/browser.ts';
import { checkAccessibility } from '../support/browser-accessibility.ts';
import { actOn, composeLetter, openWork, waitUntilSaved } from '../support/browser-acts.ts';
import { type Cast, gatherCast } from '../support/browser-cast.ts';
import { homeAffairs, PASSWORD, PIN } from '../support/demo-people.ts';
import { launchProvince, type Province, removeDir, scratchDir } from '../support/launch-province.ts';

let province: Province;
let cast: Cast;
let workDir: string;

beforeAll(async () => {
  workDir = await scratchDir('security');
  province = await launchProvince(join(workDir, 'data'));
  cast = await gatherCast(province.url);
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await cast.keepPictures('security');
});
afterAll(async () => {
  await cast.leave();
  await province.stop();
  await removeDir(workDir);
});

test('one-time codes: set up from the QR code, then asked for at the next sign-in', async () => {
  const page = await cast.page('yenphong.chuyenvien');
  await page.goto('/tai-khoan');
  await page.getByRole('button', { name: 'Bật mã dùng một lần' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('img', { name: 'Mã QR để cài mã dùng một lần' }).waitFor();
  await checkAccessibility(page, 'one-time codes, set up');
  await picture(page, 'security-totp-set-up');
  const totp = new TOTP({ secret: (await dialog.locator('.kb-secret').textContent()) ?? '' });
  const used = totp.generate();
  await dialog.getByLabel('Mã 6 chữ số').fill(used);
  await dialog.getByRole('button', { name: 'Bật', exact: true }).click();
  await page.getByText('Đang bật').waitFor();

  const { page: next } = await cast.visitor();
  await next.goto('/');
  await next.getByLabel('Tên đăng nhập', { exact: true }).fill('yenphong.chuyenvien');
  await next.getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD);
  await next.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
  await next.getByLabel('Mã 6 chữ số').fill(used);
  cast.allow(/401 POST \/api\/sign-in\/totp/);
  await next.getByRole('button', { name: 'Xác nhận' }).click();
  await next.getByText('chưa đúng hoặc đã dùng rồi').waitFor();
  await checkAccessibility(next, 'one-time code, refused');
  await picture(next, 'security-totp-used-twice');
  // The code of the next half minute: a clock may be that much ahead.
  await next.getByLabel('Mã 6 chữ số').fill(totp.generate({ timestamp: Date.now() + 30_000 }));
  await next.getByRole('button', { name: 'Xác nhận' }).click();
  await next.getByRole('heading', { level: 1, name: 'Việc hôm nay' }).waitFor();
});

test('a passkey: added on the account page, then signs in without a password', async () => {
  const page = await cast.page('yenphong.vanthu');
  const devices = await page.context().newCDPSession(page);
  await devices.send('WebAuthn.enable');
  await devices.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await page.goto('/tai-khoan');
  await page.getByRole('button', { name: 'Thêm khóa truy cập' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Tên khóa').fill('Máy tính cơ quan');
  await dialog.getByRole('button', { name: 'Thêm khóa truy cập' }).click();
  await page.getByText('Máy tính cơ quan').waitFor();
  await dialog.waitFor({ state: 'hidden' });
  await picture(page, 'security-passkey-added');
  await page.getByRole('button', { name: 'Đăng xuất' }).click();
  await page.getByRole('button', { name: 'Dùng khóa truy cập (passkey)' }).click();
  await page.getByRole('heading', { level: 1, name: 'Việc hôm nay' }).waitFor();
  await page.getByText('Văn thư · UBND xã Yên Phong').waitFor();
});

test('wrong passwords in a row lock the name, and the way out is told', async () => {
  const { page } = await cast.visitor();
  cast.allow(/(401|423) POST \/api\/sign-in$/);
  await page.goto('/');
  await page.getByLabel('Tên đăng nhập', { exact: true }).fill('vp.vanthu');
  for (let i = 0; i < 5; i++) {
    await page.getByLabel('Mật khẩu', { exact: true }).fill(`Sai mật khẩu ${i}`);
    const answered = page.waitForResponse((response) => response.url().endsWith('/api/sign-in'));
    await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
    await answered;
  }
  await page.getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
  await page.getByText(/tạm khóa thêm \d+ phút/).waitFor();
  await page.getByText('hãy đợi rồi thử lại, hoặc báo người quản trị').waitFor();
  await checkAccessibility(page, 'locked out');
  await picture(page, 'security-locked-out');
});

test('a delegation is taken up by switching the position, and every act shows it', async () => {
  const office = await homeAffairs(province.url);
  await office.leader.call(grantDelegationContract, {
    fromPositionId: positionOf('snv.giamdoc'),
    toPositionId: positionOf('snv.phogiamdoc'),
    form: 'KT',
    scope: 'Ký thay các văn bản thuộc lĩnh vực được phân công',
    validFrom: new Date().toISOString(),
    validTo: null,
    decisionDocument: null,
  });
  const subject = 'xin ý kiến về quy chế làm việc';
  await bringToLeader(office, { ...sampleLetter, subject, recipientGroups: ['wards'] });

  const page = await cast.page('snv.phogiamdoc');
  await page.getByRole('button', { name: /Đổi vị trí/ }).click();
  const choice = page.getByRole('dialog').getByRole('button', { name: /Ký thay/ });
  await choice.waitFor();
  await checkAccessibility(page, 'positions');
  await picture(page, 'security-positions');
  await choice.click();
  await page.getByText(/KT\.\s*Giám đốc/).waitFor();
  await openWork(page, subject);
  await actOn(
    page,
    'Ký số',
    async (dialog) => {
      await dialog.getByText(/Ký với tư cách KT/).waitFor();
      await dialog.getByLabel('Mã PIN ký số').fill(PIN);
    },
    'Ký',
  );
  const opinions = page.getByRole('region', { name: 'Ý kiến' });
  await opinions.locator('li', { hasText: 'ký số' }).getByText('KT.').waitFor();
  await page.locator('.kb-pdf-text', { hasText: 'KT. GIÁM ĐỐC' }).waitFor({ state: 'attached' });
  await picture(page, 'security-signed-by-delegation');
});

test('a session ended elsewhere asks to sign in again, and nothing typed is lost', async () => {
  const page = await cast.page('snv.chuyenvien');
  await composeLetter(page, { subject: 'kế hoạch thử', body: 'Đoạn thứ nhất.' });
  await page.goto(`${new URL(page.url()).pathname.replace(/\/sua$/, '')}/sua`);
  await page.getByLabel('Nội dung văn bản').waitFor();

  const { page: elsewhere } = await cast.visitor();
  await signIn(elsewhere, 'snv.chuyenvien', PASSWORD);
  await elsewhere.goto('/tai-khoan');
  await elsewhere
    .getByRole('button', { name: /Kết thúc phiên/ })
    .first()
    .click();
  await elsewhere.getByText('Đã kết thúc phiên.').waitFor();

  cast.allow(/401 \w+ \/api\//);
  await page.getByLabel('Nội dung văn bản').fill('Đoạn thứ nhất.\n\nĐoạn gõ sau khi phiên đã kết thúc.');
  const dialog = page.getByRole('dialog', { name: 'Phiên làm việc đã hết hạn' });
  await dialog.waitFor();
  await checkAccessibility(page, 'session ended');
  await picture(page, 'security-session-ended');
  await dialog.getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD);
  await dialog.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
  expect(await page.getByLabel('Nội dung văn bản').inputValue()).toContain('Đoạn gõ sau khi phiên đã kết thúc.');
  await waitUntilSaved(page);
  await page.reload();
  await page.getByLabel('Nội dung văn bản').waitFor();
  expect(await page.getByLabel('Nội dung văn bản').inputValue()).toContain('Đoạn gõ sau khi phiên đã kết thúc.');
});

test('nothing went wrong unseen', () => {
  expect(cast.troubles()).toEqual([]);
});
