import { expect, test } from 'vitest';
import { agencyLines } from './agency-lines.ts';

test.each([
  ['Sở Nội vụ', ['SỞ NỘI VỤ']],
  ['Ủy ban nhân dân tỉnh Bắc Ninh', ['ỦY BAN NHÂN DÂN', 'TỈNH BẮC NINH']],
  ['Ủy ban nhân dân phường Kinh Bắc', ['ỦY BAN NHÂN DÂN', 'PHƯỜNG KINH BẮC']],
  ['Sở Nông nghiệp và Môi trường', ['SỞ NÔNG NGHIỆP', 'VÀ MÔI TRƯỜNG']],
  ['Sở Khoa học và Công nghệ', ['SỞ KHOA HỌC', 'VÀ CÔNG NGHỆ']],
])('%s is broken where people break it', (name, lines) => {
  expect(agencyLines(name)).toEqual(lines);
});

test('no word is lost in a very long name', () => {
  const name = 'Ban Quản lý dự án đầu tư xây dựng công trình giao thông và nông nghiệp tỉnh Bắc Ninh';
  expect(agencyLines(name).join(' ')).toBe(name.toLocaleUpperCase('vi'));
});
