/** The three sheets of the import workbook and their columns, as printed in the template. Safe in the browser. */
type Column = { readonly title: string; readonly needed: boolean; readonly width: number };

export const SHEETS = {
  agencies: {
    name: 'Cơ quan',
    columns: {
      code: { title: 'Mã định danh', needed: true, width: 16 },
      name: { title: 'Tên cơ quan', needed: true, width: 44 },
      shortName: { title: 'Tên ngắn', needed: false, width: 24 },
      nameEn: { title: 'Tên tiếng Anh', needed: false, width: 34 },
      abbreviation: { title: 'Viết tắt', needed: true, width: 12 },
      kind: { title: 'Loại', needed: true, width: 14 },
      parent: { title: 'Cơ quan chủ quản', needed: false, width: 32 },
      place: { title: 'Địa danh', needed: true, width: 18 },
    },
    sample: [
      'H05.99',
      'Ban Quản lý dự án số 9',
      'BQLDA số 9',
      '',
      'BQLDA9',
      'Ban',
      'Ủy ban nhân dân tỉnh Bắc Ninh',
      'Bắc Ninh',
    ],
  },
  positions: {
    name: 'Vị trí',
    columns: {
      code: { title: 'Mã vị trí', needed: true, width: 18 },
      agency: { title: 'Mã cơ quan', needed: true, width: 16 },
      unit: { title: 'Đơn vị', needed: true, width: 34 },
      title: { title: 'Chức vụ', needed: true, width: 28 },
      rank: { title: 'Cấp', needed: true, width: 14 },
      roles: { title: 'Vai trò', needed: true, width: 34 },
    },
    sample: ['BQLDA9-CV01', 'H05.99', 'Phòng Kỹ thuật', 'Chuyên viên', 'Nhân viên', 'Chuyên viên'],
  },
  people: {
    name: 'Người',
    columns: {
      code: { title: 'Mã cán bộ', needed: true, width: 16 },
      name: { title: 'Họ và tên', needed: true, width: 28 },
      username: { title: 'Tên đăng nhập', needed: true, width: 24 },
      position: { title: 'Mã vị trí', needed: true, width: 18 },
      acting: { title: 'Phụ trách', needed: false, width: 12 },
      from: { title: 'Từ ngày', needed: false, width: 14 },
      decision: { title: 'Quyết định', needed: false, width: 24 },
    },
    sample: ['CB00001', 'Nguyễn Văn Mẫu', 'nguyenvanmau.bqlda9', 'BQLDA9-CV01', '', '01/12/2026', ''],
  },
} as const satisfies Record<
  string,
  { readonly name: string; readonly columns: Readonly<Record<string, Column>>; readonly sample: readonly string[] }
>;

export type SheetKey = keyof typeof SHEETS;
export const SHEET_KEYS = Object.keys(SHEETS) as SheetKey[];
export type CellsOf<S extends SheetKey> = { readonly [C in keyof (typeof SHEETS)[S]['columns']]: string };
/** One row below the headings. `number` is the row of the sheet, as Excel counts. */
export type SheetRow<S extends SheetKey> = { readonly number: number; readonly cells: CellsOf<S> };
export type Workbook = { readonly [S in SheetKey]: readonly SheetRow<S>[] };

export const columnsOf = (sheet: SheetKey): ReadonlyArray<readonly [key: string, column: Column]> =>
  Object.entries(SHEETS[sheet].columns);

/** Largest file, and most rows of one sheet. The file travels as base64 in a request body of 2 MB at most. */
export const IMPORT_LIMITS = { bytes: 1_500_000, rows: 20_000, columns: 256, unpackedBytes: 60_000_000 } as const;
