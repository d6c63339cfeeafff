import { expect, test } from 'vitest';
import { upkeepError } from './errors.ts';
import { failureSentence } from './failure-sentence.ts';

test.each([
  ['ENOSPC', 'Hết chỗ trên đĩa khi đang ghi /mnt/x'],
  ['53100', 'Hết chỗ trên đĩa'],
  ['EROFS', 'không cho dùng /mnt/x (EROFS)'],
  ['ECONNREFUSED', 'Cơ sở dữ liệu tạm thời không trả lời'],
  ['57P01', 'Cơ sở dữ liệu tạm thời không trả lời'],
  ['XX000', 'lỗi ngoài dự kiến'],
])('%s has a sentence', (code, sentence) => {
  expect(failureSentence(Object.assign(new Error('raw'), { code, path: '/mnt/x' }))).toContain(sentence);
});

test('an expected error speaks for itself, an unknown one keeps its detail', () => {
  expect(failureSentence(upkeepError('no-database', { dataDir: '/x' }))).toContain('Thư mục /x chưa có cơ sở dữ liệu');
  expect(failureSentence(new Error('Connection terminated unexpectedly'))).toContain('không trả lời');
  expect(failureSentence('odd')).toContain('odd');
});
