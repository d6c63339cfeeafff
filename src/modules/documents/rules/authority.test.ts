import { expect, test } from 'vitest';
import { authorityLines, bareTitle, fullTitle, type Signing } from './authority.ts';

const commune: Signing = {
  issuerName: 'Ủy ban nhân dân phường Kinh Bắc',
  collective: true,
  headDecides: false,
  headTitle: 'Chủ tịch UBND phường',
  signer: { title: 'Chủ tịch UBND phường', rank: 'head', isLeader: true },
  delegation: null,
};
const department: Signing = {
  issuerName: 'Sở Nội vụ',
  collective: false,
  headDecides: false,
  headTitle: 'Giám đốc',
  signer: { title: 'Giám đốc', rank: 'head', isLeader: true },
  delegation: null,
};
const deputy = (title: string) => ({ title, rank: 'deputy', isLeader: true }) as const;

test('authority lines as Annex I wants them', () => {
  expect(authorityLines(commune)).toEqual(['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH']);
  expect(authorityLines({ ...commune, headDecides: true })).toEqual(['CHỦ TỊCH']);
  expect(authorityLines({ ...commune, signer: deputy('Phó Chủ tịch UBND phường') })).toEqual([
    'TM. ỦY BAN NHÂN DÂN',
    'KT. CHỦ TỊCH',
    'PHÓ CHỦ TỊCH',
  ]);
  expect(authorityLines(department)).toEqual(['GIÁM ĐỐC']);
  expect(authorityLines({ ...department, signer: deputy('Phó Giám đốc') })).toEqual(['KT. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC']);
});

test('whoever is no leader signs by order, and a delegation prints its own form', () => {
  const chief = { title: 'Chánh Văn phòng', rank: 'head', isLeader: false } as const;
  expect(authorityLines({ ...department, signer: chief })).toEqual(['TL. GIÁM ĐỐC', 'CHÁNH VĂN PHÒNG']);
  const by = (form: string, toTitle: string) => ({ form, fromTitle: 'Giám đốc', toTitle });
  expect(authorityLines({ ...department, delegation: by('TUQ', 'Trưởng phòng Tổ chức cán bộ') })).toEqual([
    'TUQ. GIÁM ĐỐC',
    'TRƯỞNG PHÒNG TỔ CHỨC CÁN BỘ',
  ]);
  expect(authorityLines({ ...department, delegation: by('KT', 'Phó Giám đốc') })).toEqual([
    'KT. GIÁM ĐỐC',
    'PHÓ GIÁM ĐỐC',
  ]);
});

test('the name of the body is not repeated in the title', () => {
  expect(bareTitle('Chủ tịch Ủy ban nhân dân xã Tân Chi')).toBe('Chủ tịch');
  expect(bareTitle('Giám đốc Sở Nội vụ')).toBe('Giám đốc');
  expect(bareTitle('Trưởng phòng Văn hóa – Xã hội')).toBe('Trưởng phòng Văn hóa – Xã hội');
});

test('a head of division signs with the name of the division', () => {
  expect(fullTitle('Trưởng phòng', 'Phòng Văn hóa – Xã hội')).toBe('Trưởng phòng Văn hóa – Xã hội');
  expect(fullTitle('Giám đốc Trung tâm', 'Trung tâm Phục vụ hành chính công')).toBe(
    'Giám đốc Trung tâm Phục vụ hành chính công',
  );
  expect(fullTitle('Chánh Văn phòng', 'Văn phòng')).toBe('Chánh Văn phòng');
  expect(fullTitle('Chủ tịch', 'Lãnh đạo')).toBe('Chủ tịch');
});
