import type { Text } from '../../../platform/i18n/index.ts';
import { CELL_WORDS } from './cell-values.ts';

/** Why a row is not taken over; printed beside it in the file of rejects. */
export const reasons = {
  empty: (title: string): Text => ({ vi: `Thiếu “${title}”.`, en: `“${title}” is missing.` }),
  long: (title: string, most: number): Text => ({
    vi: `“${title}” dài quá ${most} ký tự.`,
    en: `“${title}” is longer than ${most} characters.`,
  }),
  agencyCode: {
    vi: 'Mã định danh phải theo Quyết định 20/2020/QĐ-TTg, ví dụ H05.16.',
    en: 'The identifier must follow Decision 20/2020/QĐ-TTg, such as H05.16.',
  },
  kind: { vi: `“Loại” phải là một trong: ${CELL_WORDS.kind}.`, en: `“Loại” must be one of: ${CELL_WORDS.kind}.` },
  rank: { vi: `“Cấp” phải là một trong: ${CELL_WORDS.rank}.`, en: `“Cấp” must be one of: ${CELL_WORDS.rank}.` },
  roles: {
    vi: `“Vai trò” gồm một hay nhiều từ, cách nhau dấu phẩy: ${CELL_WORDS.roles}.`,
    en: `“Vai trò” holds one or more of, with commas between: ${CELL_WORDS.roles}.`,
  },
  acting: { vi: '“Phụ trách” phải là “x”, “có” hoặc để trống.', en: '“Phụ trách” must be “x”, “có” or empty.' },
  day: { vi: '“Từ ngày” phải có dạng 01/12/2026.', en: '“Từ ngày” must look like 01/12/2026.' },
  username: {
    vi: 'Tên đăng nhập gồm 3 đến 50 chữ không dấu, chữ số, dấu chấm, gạch ngang hoặc gạch dưới.',
    en: 'A sign-in name has 3 to 50 plain letters, digits, dots, hyphens or underscores.',
  },
  twice: (row: number): Text => ({
    vi: `Lặp lại dòng ${row} của trang này.`,
    en: `Repeats row ${row} of this sheet.`,
  }),
  differs: (what: string): Text => ({
    vi: `Mã này đã có trong danh bạ với ${what} khác. Nhập từ Excel chỉ thêm, không sửa dữ liệu đã có.`,
    en: `The directory already has this code with another ${what}. An import only adds and never rewrites.`,
  }),
  noAgency: (code: string): Text => ({
    vi: `Chưa có cơ quan mã ${code} trong danh bạ hay trong trang Cơ quan của tệp này (hoặc dòng đó bị loại).`,
    en: `There is no agency ${code} in the directory or among the accepted rows of the sheet Cơ quan.`,
  }),
  noPosition: (code: string): Text => ({
    vi: `Chưa có vị trí mã ${code} trong danh bạ hay trong trang Vị trí của tệp này (hoặc dòng đó bị loại).`,
    en: `There is no position ${code} in the directory or among the accepted rows of the sheet Vị trí.`,
  }),
  held: (name: string): Text => ({
    vi: `Vị trí này đang do ${name} giữ. Hãy dùng mã vị trí khác, hoặc ghi “x” ở “Phụ trách”.`,
    en: `This position is held by ${name}. Use another position, or mark it as acting.`,
  }),
  nameTaken: (username: string): Text => ({
    vi: `Tên đăng nhập ${username} đã thuộc người khác.`,
    en: `The sign-in name ${username} belongs to somebody else.`,
  }),
} as const;
