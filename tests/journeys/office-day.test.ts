import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { sampleLetter } from '../../src/cli/sample-letter.ts';
import { walkToIssue } from '../../src/cli/walk-to-issue.ts';
import { picture, type Size } from '../support/browser.ts';
import { checkAccessibility, checkFits } from '../support/browser-accessibility.ts';
import { type Cast, gatherCast } from '../support/browser-cast.ts';
import { homeAffairs, PIN } from '../support/demo-people.ts';

const { url } = inject('province');
const SIZES: readonly Size[] = ['desk', 'phone'];

const looked = async (page: Page, name: string) => {
  await checkFits(page, name);
  await checkAccessibility(page, name);
  await picture(page, name);
};
const dialog = (page: Page) => page.getByRole('dialog');
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click();

describe.each(SIZES)('the office’s day (%s)', (size) => {
  let cast: Cast;
  let documentId: string;
  beforeAll(async () => {
    cast = await gatherCast(url);
    const content = { ...sampleLetter, subject: `điều chỉnh số liệu báo cáo (${size})` };
    ({ documentId } = await walkToIssue(await homeAffairs(url), content, PIN));
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await cast.keepPictures(`office-day-${size}`);
  });
  afterAll(() => cast.leave());

  test('a number is reserved and voided, and a register of Annex IV comes down as a file', async () => {
    const page = await cast.page('snv.vanthu', { size });
    await page.goto('/van-ban-di');
    await press(page, 'Sổ văn bản');
    await page.getByRole('heading', { level: 1, name: 'Sổ văn bản' }).waitFor();
    await page.getByRole('button', { name: /Giữ số kế tiếp/ }).waitFor();
    await looked(page, `office-day-registers-${size}`);
    await press(page, /Giữ số kế tiếp/);
    await dialog(page).getByRole('button', { name: 'Giữ số' }).click();
    await page.getByText('Hãy nêu lý do.').waitFor();
    await dialog(page).getByLabel('Lý do').fill(`chờ văn bản chiều nay (${size})`);
    await looked(page, `office-day-reserve-${size}`);
    await dialog(page).getByRole('button', { name: 'Giữ số' }).click();
    const row = page.locator('tbody tr', { hasText: `(${size})` });
    await row.getByText('Đang giữ').waitFor();
    await row.getByRole('button', { name: /Hủy số \d+/ }).click();
    await dialog(page).getByLabel('Lý do').fill(`không dùng nữa (${size})`);
    await dialog(page).getByRole('button', { name: 'Hủy số' }).click();
    await page
      .locator('tbody tr', { hasText: `không dùng nữa (${size})` })
      .getByText('Đã hủy')
      .waitFor();
    for (const [name, ending] of [
      ['Tải Excel', 'xlsx'],
      ['Tải PDF', 'pdf'],
    ] as const) {
      const coming = page.waitForEvent('download');
      await page.getByRole('link', { name }).click();
      expect((await coming).suggestedFilename()).toMatch(new RegExp(`^so-van-ban-di-.*\\.${ending}$`));
    }
  });

  test('a recall is asked by the sender and refused by a recipient, with words', async () => {
    const sender = await cast.page('snv.vanthu', { size });
    await sender.goto(`/van-ban/${documentId}`);
    await press(sender, 'Đề nghị lấy lại');
    await dialog(sender).getByLabel('Lý do').fill('Sai biểu số 3');
    await looked(sender, `office-day-ask-${size}`);
    await dialog(sender).getByRole('button', { name: 'Đề nghị lấy lại' }).click();
    await sender.getByText(/0 nơi đồng ý, 0 nơi từ chối/).waitFor();

    const clerk = await cast.page('kinhbac.vanthu', { size });
    await clerk.goto(`/van-ban/${documentId}`);
    await clerk.getByText('Việc xử lý tạm dừng, chờ văn thư trả lời.').waitFor();
    await press(clerk, 'Trả lời đề nghị lấy lại');
    await dialog(clerk).getByText('Từ chối', { exact: true }).click();
    await dialog(clerk).getByRole('button', { name: 'Trả lời' }).click();
    await clerk.getByText('Từ chối thì cần nêu ý kiến.').waitFor();
    await dialog(clerk).getByLabel('Ý kiến của cơ quan').fill('Đã dùng trong báo cáo');
    await looked(clerk, `office-day-answer-${size}`);
    await dialog(clerk).getByRole('button', { name: 'Trả lời' }).click();
    await clerk.getByText('Cơ quan đã từ chối.').waitFor();
    await looked(clerk, `office-day-answered-${size}`);
    await sender.getByText(/0 nơi đồng ý, 1 nơi từ chối/).waitFor();
  });

  test('a wrong entry is struck out, and a leader shares a document', async () => {
    const clerk = await cast.page('kinhbac.vanthu', { size });
    await clerk.goto(`/van-ban/${documentId}`);
    await press(clerk, 'Vào sổ');
    await dialog(clerk).getByRole('button', { name: 'Vào sổ' }).click();
    await press(clerk, 'Hủy vào sổ');
    await dialog(clerk).getByLabel('Lý do').fill('Nhầm văn bản');
    await looked(clerk, `office-day-undo-${size}`);
    await dialog(clerk).getByRole('button', { name: 'Hủy vào sổ' }).click();
    await clerk.getByRole('button', { name: 'Vào sổ', exact: true }).waitFor();

    const leader = await cast.page('snv.giamdoc', { size });
    await leader.goto(`/van-ban/${documentId}`);
    await press(leader, 'Chia sẻ');
    const people = dialog(leader).getByLabel('Người được xem');
    await people.click();
    await people.fill('chuyên viên');
    await leader.locator('.ant-select-item-option').first().waitFor();
    // By keyboard: the list draws only what is near, so its first drawn row may lie outside of what is seen.
    await leader.keyboard.press('ArrowDown');
    await leader.keyboard.press('Enter');
    await leader.keyboard.press('Escape');
    await looked(leader, `office-day-share-${size}`);
    await dialog(leader).getByRole('button', { name: 'Chia sẻ' }).click();
    await leader.getByText('Đã chia sẻ cho 1 người.').waitFor();
  });

  test('nothing went wrong on any page', () => {
    expect(cast.troubles()).toEqual([]);
  });
});
