import { randomBytes } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';
import { sampleLetter } from '../../src/cli/sample-letter.ts';
import { getDraftContract } from '../../src/modules/documents/operations/get-draft.contract.ts';
import { listOutgoingContract } from '../../src/modules/documents/operations/list-outgoing.contract.ts';
import { bringToIssue } from '../support/bring-draft.ts';
import { picture } from '../support/browser.ts';
import { composeLetter, openWork, waitUntilSaved } from '../support/browser-acts.ts';
import { type Cast, gatherCast } from '../support/browser-cast.ts';
import { homeAffairs, PIN } from '../support/demo-people.ts';

const { url } = inject('province');
const MEGABYTE = 1024 * 1024;
let cast: Cast;

beforeAll(async () => {
  cast = await gatherCast(url);
  // What a line that is cut causes by itself.
  cast.allow(/^net::ERR_(INTERNET_DISCONNECTED|FAILED|NETWORK_CHANGED|CONNECTION_RESET|INCOMPLETE_CHUNKED_ENCODING)/);
  cast.allow(/^console: .*(ERR_INTERNET_DISCONNECTED|net::ERR_)/);
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await cast.keepPictures('weak-line');
});
afterAll(() => cast.leave());

const body = (page: Page) => page.getByLabel('Nội dung văn bản');

test('a line lost while typing loses no word; it is saved when the line is back', async () => {
  const page = await cast.page('snv.chuyenvien');
  const path = await composeLetter(page, { subject: 'đường truyền chập chờn', body: 'Câu thứ nhất.' });
  await page.context().setOffline(true);
  await body(page).fill('Câu thứ nhất. Câu gõ khi mất mạng.');
  await page
    .getByText(/Đang mất kết nối/)
    .first()
    .waitFor();
  await page.getByText('Chưa lưu được, nội dung vẫn giữ trên máy này').waitFor();
  await picture(page, 'weak-line-offline');
  await page.context().setOffline(false);
  await waitUntilSaved(page);
  await page.goto(`${path}/sua`);
  await body(page).waitFor();
  expect(await body(page).inputValue()).toBe('Câu thứ nhất. Câu gõ khi mất mạng.');
});

test('a browser closed before it could save finds the words again', async () => {
  const page = await cast.page('snv.chuyenvien');
  await page.context().setOffline(true);
  await body(page).fill('Câu chưa kịp gửi đi.');
  await page.getByText('Chưa lưu được, nội dung vẫn giữ trên máy này').waitFor();
  const path = new URL(page.url()).pathname;
  const again = await page.context().newPage();
  await page.close({ runBeforeUnload: false });
  await again.context().setOffline(false);
  await again.goto(path);
  await again.getByText('Đã khôi phục nội dung gõ dở lần trước trên máy này.').waitFor();
  expect(await body(again).inputValue()).toBe('Câu chưa kịp gửi đi.');
  await picture(again, 'weak-line-restored');
  await again.close();
});

test('an upload cut in its middle goes on from where it was', async () => {
  const page = await cast.page('snv.truongphong');
  const path = await composeLetter(page, { subject: 'tệp lớn qua đường truyền yếu', body: 'Có tệp kèm theo.' });
  const big = { name: 'ban-do.bin', mimeType: 'application/octet-stream', buffer: randomBytes(14 * MEGABYTE) };
  let pieces = 0;
  // The line is cut with the second piece, after the first has arrived.
  await page.route('**/api/uploads/*', async (route) => {
    if (route.request().method() === 'PATCH') pieces += 1;
    if (route.request().method() === 'PATCH' && pieces === 2) {
      await page.context().setOffline(true);
      return route.abort('internetdisconnected');
    }
    return route.continue();
  });
  const created: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/api/uploads')) created.push(request.url());
  });
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Thêm tệp kèm theo' }).click(),
  ]);
  await chooser.setFiles(big);
  await page.getByText('Đang tải lên ban-do.bin').first().waitFor();
  await page
    .getByText(/Đang mất kết nối/)
    .first()
    .waitFor();
  await picture(page, 'weak-line-upload');
  await page.unroute('**/api/uploads/*');
  await page.context().setOffline(false);
  const resume = page.getByRole('button', { name: 'Tải tiếp' });
  const arrived = page.getByRole('link', { name: 'ban-do.bin' });
  await arrived.or(resume).first().waitFor();
  if (await resume.isVisible()) await resume.click();
  await arrived.waitFor();
  expect(created).toHaveLength(1);
  const head = await homeAffairs(url);
  const draft = await head.head.call(getDraftContract, { draftId: path.split('/').at(-1) as string });
  expect(draft.annexes.map(({ name, size }) => ({ name, size }))).toEqual([
    { name: 'ban-do.bin', size: big.buffer.length },
  ]);
});

test('pressing "Phát hành" twice issues once', async () => {
  const office = await homeAffairs(url);
  const subject = 'bấm hai lần chỉ phát hành một lần';
  await bringToIssue(office, { ...sampleLetter, subject, recipientGroups: ['wards'] });

  const page = await cast.page('snv.vanthu');
  await openWork(page, subject);
  const commands: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/issue')) commands.push(request.url());
  });
  await page.getByRole('button', { name: 'Cấp số và phát hành' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Mã PIN của văn thư').fill(PIN);
  await dialog.getByRole('button', { name: 'Phát hành', exact: true }).dblclick();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByText(/^Đã phát hành .* tới 33 nơi nhận/).waitFor();
  expect(commands).toHaveLength(1);
  const { documents } = await office.clerk.call(listOutgoingContract, { limit: 50 });
  expect(documents.filter((one) => one.subject === subject)).toHaveLength(1);
});

test('nothing else went wrong unseen', () => {
  expect(cast.troubles()).toEqual([]);
});
