import { expect, test } from 'vitest';
import { type BodyBlock, blocksOf, textOf } from './body-text.ts';

const typed = `Thực hiện chỉ đạo của Chủ tịch UBND tỉnh, Sở Nội vụ đề nghị:

# PHẦN CHUNG

1. Công tác tuyên truyền
Đẩy mạnh tuyên truyền tới từng thôn.
a) Xã, phường chủ động.
b) Báo cáo hằng tuần.

Điều 2. Quyết định có hiệu lực kể từ ngày ký.

Thời gian:: 8 giờ 00, ngày 30/11/2026

| TT | Nội dung |
| 1 | Họp |

Nơi nhận: các xã.`;

const blocks: BodyBlock[] = [
  { type: 'paragraph', text: 'Thực hiện chỉ đạo của Chủ tịch UBND tỉnh, Sở Nội vụ đề nghị:' },
  { type: 'heading', text: 'PHẦN CHUNG', level: 1 },
  { type: 'numbered', label: '1.', title: 'Công tác tuyên truyền', text: 'Đẩy mạnh tuyên truyền tới từng thôn.' },
  { type: 'numbered', label: 'a)', text: 'Xã, phường chủ động.' },
  { type: 'numbered', label: 'b)', text: 'Báo cáo hằng tuần.' },
  { type: 'numbered', label: 'Điều 2.', text: 'Quyết định có hiệu lực kể từ ngày ký.' },
  { type: 'field', label: 'Thời gian', text: '8 giờ 00, ngày 30/11/2026' },
  { type: 'table', header: ['TT', 'Nội dung'], rows: [['1', 'Họp']] },
  { type: 'paragraph', text: 'Nơi nhận: các xã.' },
];

test('typed text becomes the blocks of the layout', () => {
  expect(blocksOf(typed)).toEqual(blocks);
  expect(blocksOf('')).toEqual([]);
  expect(blocksOf('  \n\n \n')).toEqual([]);
});

test('blocks become text that reads back as the same blocks', () => {
  expect(blocksOf(textOf(blocks))).toEqual(blocks);
});

test('a paragraph that only mentions a number is no item', () => {
  expect(blocksOf('Ngày 30. tháng 11')).toEqual([{ type: 'paragraph', text: 'Ngày 30. tháng 11' }]);
  expect(blocksOf('2026 là năm')).toEqual([{ type: 'paragraph', text: '2026 là năm' }]);
});
