import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { sampleLetter } from '../../src/cli/sample-letter.ts';
import { walkToIssue } from '../../src/cli/walk-to-issue.ts';
import { createDraftContract } from '../../src/modules/documents/operations/create-draft.contract.ts';
import { demoSignIns } from '../../src/modules/organization/index.ts';
import { picture, type Size } from '../support/browser.ts';
import { checkAccessibility, checkFits } from '../support/browser-accessibility.ts';
import { type Cast, gatherCast } from '../support/browser-cast.ts';
import { homeAffairs, PIN } from '../support/demo-people.ts';
import { multiplyDocument } from '../support/many-documents.ts';
import { ownerConnection } from '../support/owner-connection.ts';

const { url, dataDir } = inject('province');
const SIZES: readonly Size[] = ['desk', 'phone'];
let documentId: string;
let draftId: string;

beforeAll(async () => {
  const office = await homeAffairs(url);
  const content = { ...sampleLetter, subject: 'hướng dẫn công tác văn thư, lưu trữ năm 2027' };
  ({ documentId } = await walkToIssue(office, content, PIN));
  ({ draftId } = await office.specialist.call(createDraftContract, { content }));
  const owner = await ownerConnection(dataDir);
  await multiplyDocument(owner, documentId, 60);
  await owner.end();
});

const looked = async (page: Page, name: string) => {
  await page.locator('.kb-waiting').first().waitFor({ state: 'hidden' });
  await checkFits(page, name);
  await checkAccessibility(page, name);
  await picture(page, name);
};

type Stop = {
  readonly name: string;
  readonly who: string;
  readonly path: () => string;
  readonly ready: (page: Page) => Promise<unknown>;
};

const heading = (name: string | RegExp) => (page: Page) => page.getByRole('heading', { level: 1, name }).waitFor();
const rows = (page: Page) => page.locator('tbody tr').nth(10).waitFor();
const tab = (name: RegExp) => async (page: Page) => {
  await page.getByRole('tab', { name }).click();
  await page.locator(`[role="tab"][aria-selected="true"]`, { hasText: name }).waitFor();
};
const explained = () => {
  const person = demoSignIns.find(({ username }) => username === 'kinhbac.vanthu')?.personId;
  return `/quyen-xem?kind=%22documents.document%22&id=%22${documentId}%22&person=%22${person}%22`;
};

const STOPS: readonly Stop[] = [
  { name: 'work-full', who: 'kinhbac.vanthu', path: () => '/viec-hom-nay', ready: heading('Việc hôm nay') },
  { name: 'work-empty', who: 'snv.luutru', path: () => '/viec-hom-nay', ready: heading('Việc hôm nay') },
  { name: 'incoming-full', who: 'kinhbac.vanthu', path: () => '/van-ban-den', ready: rows },
  { name: 'incoming-not-handled', who: 'kinhbac.vanthu', path: () => '/van-ban-den', ready: tab(/Chưa xử lý/) },
  { name: 'incoming-handled', who: 'kinhbac.vanthu', path: () => '/van-ban-den', ready: tab(/Đã xử lý/) },
  { name: 'incoming-kept', who: 'kinhbac.vanthu', path: () => '/van-ban-den', ready: tab(/Đã cất/) },
  { name: 'incoming-for-information', who: 'kinhbac.vanthu', path: () => '/van-ban-den', ready: tab(/Để biết/) },
  { name: 'outgoing-drafts', who: 'snv.chuyenvien', path: () => '/van-ban-di', ready: heading('Văn bản đi') },
  { name: 'outgoing-issued', who: 'snv.vanthu', path: () => '/van-ban-di', ready: tab(/Đã phát hành/) },
  { name: 'draft-new', who: 'snv.chuyenvien', path: () => '/van-ban-di/soan', ready: heading('Soạn văn bản') },
  { name: 'draft-edit', who: 'snv.chuyenvien', path: () => `/du-thao/${draftId}/sua`, ready: heading(/hướng dẫn/) },
  { name: 'draft', who: 'snv.chuyenvien', path: () => `/du-thao/${draftId}`, ready: heading(/hướng dẫn/) },
  { name: 'document-in', who: 'kinhbac.vanthu', path: () => `/van-ban/${documentId}`, ready: heading(/hướng dẫn/) },
  { name: 'document-out', who: 'snv.vanthu', path: () => `/van-ban/${documentId}`, ready: heading(/hướng dẫn/) },
  { name: 'search', who: 'kinhbac.vanthu', path: () => '/tim-kiem', ready: heading('Tìm kiếm văn bản') },
  {
    name: 'search-found',
    who: 'kinhbac.vanthu',
    path: () => '/tim-kiem?q=huong+dan+luu+tru',
    ready: (page) =>
      page
        .getByRole('link', { name: /hướng dẫn công tác/ })
        .first()
        .waitFor(),
  },
  {
    name: 'search-nothing',
    who: 'kinhbac.vanthu',
    path: () => '/tim-kiem?q=khongcogicanaynhe',
    ready: (page) => page.getByText('Không thấy văn bản nào khớp').waitFor(),
  },
  { name: 'directory', who: 'kinhbac.vanthu', path: () => '/danh-ba', ready: heading('Danh bạ') },
  {
    name: 'directory-found',
    who: 'kinhbac.vanthu',
    path: () => '/danh-ba',
    ready: async (page) => {
      await page.getByLabel('Tìm người, đơn vị, cơ quan').fill('nguyen van');
      await page.getByText('Kết quả tìm').waitFor();
    },
  },
  { name: 'calendar', who: 'tinh.quantri', path: () => '/lich-lam-viec', ready: rows },
  { name: 'registers', who: 'snv.vanthu', path: () => '/so-van-ban', ready: heading('Sổ văn bản') },
  { name: 'delegations', who: 'snv.quantri', path: () => '/uy-quyen', ready: heading('Ủy quyền và giao ký') },
  { name: 'check-file', who: 'snv.chuyenvien', path: () => '/kiem-tra-tep', ready: heading('Kiểm tra tệp') },
  { name: 'account', who: 'snv.giamdoc', path: () => '/tai-khoan', ready: heading('Tài khoản và bảo mật') },
  { name: 'access', who: 'tinh.kiemtoan', path: () => '/quyen-xem', ready: heading('Giải thích quyền xem') },
  {
    name: 'access-explained',
    who: 'tinh.kiemtoan',
    path: explained,
    ready: (page) => page.getByText('Theo từng vị trí').waitFor(),
  },
  {
    name: 'not-found',
    who: 'kinhbac.vanthu',
    path: () => '/khong-co-trang-nay',
    ready: heading(/Không tìm thấy trang/),
  },
];

describe.each(SIZES)('every screen is accessible and fits (%s)', (size) => {
  let cast: Cast;
  beforeAll(async () => {
    cast = await gatherCast(url);
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await cast.keepPictures(`screens-${size}`);
  });
  afterAll(() => cast.leave());

  test('sign-in', async () => {
    const { page } = await cast.visitor({ size });
    await page.goto('/');
    await page.getByRole('heading', { level: 2, name: 'Tài khoản dùng thử' }).waitFor();
    await looked(page, `screen-sign-in-${size}`);
  });

  test.each(STOPS)('$name', async ({ name, who, path, ready }) => {
    const page = await cast.page(who, { size });
    await page.goto(path());
    await ready(page);
    await looked(page, `screen-${name}-${size}`);
  });

  test('a list that is still loading, and one that could not be loaded', async () => {
    const page = await cast.page('kinhbac.vanthu', { size });
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route('**/api/documents/incoming?*', async (route) => {
      await held;
      await route.abort('failed');
    });
    cast.allow(/net::ERR_FAILED GET \/api\/documents\/incoming/);
    await page.goto('/van-ban-den');
    await page.locator('.kb-waiting').first().waitFor();
    await checkAccessibility(page, `screen-loading-${size}`);
    await picture(page, `screen-loading-${size}`);
    release();
    await page.getByText('Không nối được tới máy chủ').first().waitFor();
    await looked(page, `screen-failed-${size}`);
    await page.unroute('**/api/documents/incoming?*');
    await page.getByRole('button', { name: 'Thử lại' }).first().click();
    await rows(page);
  });

  test('in English, and without a line', async () => {
    const page = await cast.page('kinhbac.vanthu', { size });
    await page.goto('/viec-hom-nay');
    await page
      .getByRole('button', { name: /tiếng Anh/i })
      .first()
      .click();
    await page
      .getByRole('button', { name: /Vietnamese/i })
      .first()
      .waitFor();
    await looked(page, `screen-work-english-${size}`);
    await page
      .getByRole('button', { name: /Vietnamese/i })
      .first()
      .click();
    await heading('Việc hôm nay')(page);
    cast.allow(/net::ERR_INTERNET_DISCONNECTED/);
    await page.context().setOffline(true);
    await page
      .getByText(/Đang mất kết nối/)
      .first()
      .waitFor();
    await looked(page, `screen-offline-${size}`);
    await page.context().setOffline(false);
  });

  test('nothing went wrong unseen', () => {
    expect(cast.troubles()).toEqual([]);
  });
});
