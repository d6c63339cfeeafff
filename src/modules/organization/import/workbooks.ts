import writeXlsxFile, { type Cell, type Sheet } from 'write-excel-file/node';
import { CELL_WORDS } from './cell-values.ts';
import { columnsOf, SHEET_KEYS, SHEETS, type SheetKey } from './columns.ts';
import type { Reject } from './plan.ts';

const text = (value: string): Cell => ({ value, type: String, wrap: true, alignVertical: 'top' });
const head = (value: string): Cell => ({ value, type: String, fontWeight: 'bold', backgroundColor: '#E8EEF7' });

const headings = (sheet: SheetKey): Cell[] =>
  columnsOf(sheet).map(([, { title, needed }]) => head(needed ? `${title} *` : title));
const widths = (sheet: SheetKey) => columnsOf(sheet).map(([, { width }]) => ({ width }));

const GUIDE: readonly string[] = [
  'Điền ba trang Cơ quan, Vị trí, Người; cột có dấu * là bắt buộc. Xóa các dòng ví dụ trước khi nhập.',
  'Chỉ thêm, không sửa, không xóa dữ liệu đã có; nhập lại cùng tệp không thêm gì.',
  'Cơ quan: chỉ điền cơ quan chưa có trong danh mục (sở, phường, xã theo luật đã có sẵn).',
  `Cột Loại: ${CELL_WORDS.kind}.`,
  'Vị trí: mã do cơ quan đặt, không trùng; Mã cơ quan là mã định danh (H05.xx). Đơn vị chưa có thì được lập theo tên.',
  `Cột Cấp: ${CELL_WORDS.rank}.`,
  `Cột Vai trò (nhiều vai trò cách nhau dấu phẩy): ${CELL_WORDS.roles}.`,
  'Người: một người giữ nhiều vị trí thì ghi nhiều dòng cùng Mã cán bộ. Phụ trách: ghi x. Từ ngày: 01/12/2026, để trống là từ lúc nhập.',
  'Mã cán bộ chỉ dùng để nhận ra người khi nhập lại, không được lưu.',
];

const bytesOf = (sheets: Sheet<Buffer>[]): Promise<Buffer> =>
  writeXlsxFile(sheets, { fontFamily: 'Calibri', fontSize: 11 }).toBuffer();

/** The workbook to fill in: headings, one example each, and a page that explains. */
export const templateWorkbook = (): Promise<Buffer> =>
  bytesOf([
    ...SHEET_KEYS.map((sheet) => ({
      sheet: SHEETS[sheet].name,
      data: [headings(sheet), SHEETS[sheet].sample.map(text)],
      columns: widths(sheet),
      stickyRowsCount: 1,
    })),
    { sheet: 'Hướng dẫn', data: GUIDE.map((line) => [text(line)]), columns: [{ width: 120 }] },
  ]);

/** The rejected rows as they came, with their row number and the reason; corrected, the file can be imported as it is. */
export const rejectsWorkbook = (rejects: readonly Reject[]): Promise<Buffer> =>
  bytesOf(
    SHEET_KEYS.map((sheet) => ({
      sheet: SHEETS[sheet].name,
      data: [
        [...headings(sheet), head('Dòng trong tệp'), head('Lý do bị loại')],
        ...rejects
          .filter((one) => one.sheet === sheet)
          .map(({ row, reason }) => {
            const cells: Readonly<Record<string, string>> = row.cells;
            return [
              ...columnsOf(sheet).map(([key]) => text(cells[key] ?? '')),
              { value: row.number, type: Number },
              text(reason.vi),
            ];
          }),
      ],
      columns: [...widths(sheet), { width: 14 }, { width: 70 }],
      stickyRowsCount: 1,
    })),
  );
