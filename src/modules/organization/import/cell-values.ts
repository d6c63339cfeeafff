import { fold } from '../../../platform/text/index.ts';
import type { AgencyKind, Rank, Role } from '../operations/shapes.ts';

const KINDS: Readonly<Record<string, AgencyKind>> = {
  so: 'department',
  'thanh tra': 'inspectorate',
  ban: 'board',
  'bao chi': 'press',
  phuong: 'ward',
  xa: 'commune',
};
const RANKS: Readonly<Record<string, Rank>> = { truong: 'head', pho: 'deputy', 'nhan vien': 'member' };
const ROLES: Readonly<Record<string, Role>> = {
  'chuyen vien': 'specialist',
  'truong don vi': 'unit-head',
  'van thu': 'records-clerk',
  'chanh van phong': 'chief-of-office',
  'lanh dao': 'leader',
  'luu tru': 'archivist',
  'quan tri don vi': 'unit-admin',
  'quan tri tinh': 'province-admin',
  'kiem tra': 'auditor',
};

/** What may stand in the columns Loại, Cấp and Vai trò, as the template says it. */
export const CELL_WORDS = {
  kind: 'Sở, Thanh tra, Ban, Báo chí, Phường, Xã',
  rank: 'Trưởng, Phó, Nhân viên',
  roles:
    'Chuyên viên, Trưởng đơn vị, Văn thư, Chánh văn phòng, Lãnh đạo, Lưu trữ, Quản trị đơn vị, Quản trị tỉnh, Kiểm tra',
} as const;

const word = (text: string) => fold(text).trim();

export const kindOf = (text: string): AgencyKind | null => KINDS[word(text)] ?? null;
export const rankOf = (text: string): Rank | null => RANKS[word(text)] ?? null;

/** Roles by comma or semicolon; null when one is not known or there is none. */
export const rolesOf = (text: string): Role[] | null => {
  const roles = text
    .split(/[,;]/)
    .filter((part) => part.trim() !== '')
    .map((part) => ROLES[word(part)]);
  const known = roles.filter((role) => role !== undefined);
  return known.length === 0 || known.length < roles.length ? null : [...new Set(known)];
};

/** Empty is no; what is neither yes nor no is null. */
export const yesOf = (text: string): boolean | null => {
  const said = word(text);
  if (['', 'khong', 'false', '0'].includes(said)) return false;
  return ['co', 'x', 'true', '1'].includes(said) ? true : null;
};

/** 01/12/2026 or 2026-12-01; null for anything else, and for days outside of a working life. */
export const dayOf = (text: string): Temporal.PlainDate | null => {
  const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? [];
  const iso = year ? `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}` : text;
  try {
    const date = Temporal.PlainDate.from(/^\d{4}-\d{2}-\d{2}$/.test(iso) ? iso : 'none');
    return date.year >= 1950 && date.year <= 2100 ? date : null;
  } catch {
    return null;
  }
};
