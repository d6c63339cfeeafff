import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';
import { launchBrowser, picture, type Seat, takeSeat } from '../support/browser.ts';
import { type Keyboard, takeKeyboard } from '../support/browser-keyboard.ts';
import { PASSWORD, PIN } from '../support/demo-people.ts';
import { samplePdf } from '../support/sample-files.ts';

type Hands = {
  readonly seat: Seat;
  readonly keyboard: Keyboard;
  readonly verdict: Awaited<ReturnType<typeof takeKeyboard>>['verdict'];
};

const { url } = inject('province');
const SUBJECT = 'thực hiện toàn bộ bằng bàn phím';
const people = new Map<string, Hands>();
let browser: Awaited<ReturnType<typeof launchBrowser>>;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  for (const [name, { seat }] of people) await picture(seat.page, `failed-keyboard-${name}`);
});
afterAll(() => browser.close());

/** Somebody at a keyboard, signed in by it. */
const atKeyboard = async (username: string): Promise<Keyboard> => {
  const known = people.get(username);
  if (known) return known.keyboard;
  const seat = await takeSeat(browser, url);
  const { keyboard, verdict } = await takeKeyboard(seat.page);
  people.set(username, { seat, keyboard, verdict });
  await seat.page.goto('/');
  await keyboard.tabTo('Tên đăng nhập');
  await keyboard.type(username);
  await keyboard.tabTo('Mật khẩu');
  await keyboard.type(PASSWORD);
  await keyboard.press('Enter');
  await keyboard.sees(/^Xin chào|Không còn việc nào đang chờ|Đang chờ/);
  return keyboard;
};

const openWork = async (keyboard: Keyboard) => {
  await keyboard.tabTo(/link .*Việc hôm nay/);
  await keyboard.press('Enter');
  await keyboard.goesTo(/viec-hom-nay/);
  await keyboard.sees(SUBJECT);
  await keyboard.tabTo(new RegExp(`link .*${SUBJECT}`));
  await keyboard.press('Enter');
  await keyboard.goesTo(/(du-thao|van-ban)\//);
};

const act = async (keyboard: Keyboard, name: string, fill: () => Promise<void>, confirm = name) => {
  await keyboard.tabTo(new RegExp(`^button .*${name}`));
  await keyboard.press('Enter');
  await keyboard.focusIsIn('dialog');
  await fill();
  // The dialog itself bears the same name and has the focus first.
  await keyboard.tabTo(new RegExp(`^button .*${confirm}`));
  await keyboard.press('Enter');
  await keyboard.dialogCloses();
};

test('drafting: kind, subject, recipients, text and an annex', async () => {
  const keyboard = await atKeyboard('snv.chuyenvien');
  await keyboard.tabTo(/link .*Văn bản đi/);
  await keyboard.press('Enter');
  await keyboard.tabTo(/button .*Soạn văn bản/);
  await keyboard.press('Enter');
  await keyboard.tabTo('Trích yếu');
  await keyboard.type(SUBJECT);
  await keyboard.tabTo('Lưu dự thảo');
  await keyboard.press('Enter');
  await keyboard.goesTo(/\/sua$/);
  await keyboard.tabTo(/checkbox .*Các sở, ban, ngành tỉnh/);
  await keyboard.press('Space');
  await keyboard.tabTo('Từng cơ quan');
  await keyboard.type('phuong kinh bac');
  await keyboard.sees('Ủy ban nhân dân phường Kinh Bắc');
  await keyboard.press('ArrowDown', 'Enter', 'Escape');
  await keyboard.tabTo('Nội dung văn bản');
  await keyboard.type('Đề nghị các cơ quan thực hiện bằng bàn phím./.');
  await keyboard.sees(/Đã lưu lúc/);
  await keyboard.tabTo(/button .*Thêm tệp kèm theo/);
  await keyboard.givesFile('Enter', await samplePdf('phu-luc.pdf', 'Phu luc'));
  await keyboard.sees('phu-luc.pdf');
  await keyboard.sees(/Đã lưu lúc/);
  await keyboard.tabTo('Xong, tới bước trình');
  await keyboard.press('Enter');
  await keyboard.goesTo(/\/du-thao\/[\w-]+$/);
  await act(keyboard, 'Trình trưởng đơn vị', async () => {
    await keyboard.type('Kính trình.');
  });
  await keyboard.sees('Chờ trưởng đơn vị');
});

test('approving: passed by the head, forwarded by the office after its format check, signed by the leader', async () => {
  const head = await atKeyboard('snv.truongphong');
  await openWork(head);
  await act(head, 'Thông qua', async () => {});
  const office = await atKeyboard('snv.vanthu');
  await openWork(office);
  await office.tabTo('Kiểm tra thể thức trên tệp PDF');
  await office.press('Enter');
  await office.sees('Không thấy sai lệch so với Phụ lục I');
  await office.press('Control+Home');
  await act(office, 'Trình lãnh đạo ký', async () => {});
  const leader = await atKeyboard('snv.giamdoc');
  await openWork(leader);
  await act(leader, 'Ký số', () => leader.type(PIN), 'Ký');
  await leader.sees('Đã ký, chờ phát hành');
});

test('issuing, and registering in the ward, where the lists move by arrows', async () => {
  const clerk = await atKeyboard('snv.vanthu');
  await openWork(clerk);
  await act(
    clerk,
    'Cấp số và phát hành',
    async () => {
      await clerk.tabTo('Mã PIN của văn thư');
      await clerk.type(PIN);
    },
    'Phát hành',
  );
  await clerk.goesTo(/van-ban\//);

  const ward = await atKeyboard('kinhbac.vanthu');
  await ward.tabTo(/link .*Văn bản đến/);
  await ward.press('Enter');
  await ward.tabTo(/tab .*Chưa mở/);
  await ward.press('ArrowRight');
  expect(await ward.focused()).toMatch(/tab .*Chưa xử lý/);
  await ward.press('ArrowLeft');
  await ward.sees(SUBJECT);
  await ward.tabTo(/link /);
  await ward.tabTo(new RegExp(`link .*${SUBJECT}`));
  await ward.press('Enter');
  await ward.goesTo(/van-ban\//);
  await ward.sees('Hợp lệ');
  await act(ward, 'Vào sổ', async () => {});
  await ward.sees(/Đã vào sổ, số đến \d+/);
});

test('assigning in the ward: lead by typing without tone marks, deadline and instruction', async () => {
  const chairman = await atKeyboard('kinhbac.chutich');
  await openWork(chairman);
  await act(chairman, 'Phân công', async () => {
    await chairman.tabTo('Chủ trì');
    await chairman.type('khanh thuy');
    await chairman.press('Enter');
    await chairman.tabTo('Ý kiến chỉ đạo');
    await chairman.type('Tham mưu trả lời.');
  });
  await chairman.sees('Tham mưu trả lời.');
});

test('no pointer moved, and wherever the focus went it could be seen', async () => {
  for (const [name, { seat, verdict }] of people) {
    expect(await verdict(), name).toEqual({ pointers: 0, unseen: [] });
    expect(seat.troubles.list(), name).toEqual([]);
  }
});
