import writeXlsxFile, { type Cell } from 'write-excel-file/node';
import type { RegisterPages } from '../layout/layout-engine.ts';

const text = (value: string): Cell => ({ value, type: String, wrap: true, alignVertical: 'top', borderStyle: 'thin' });
const head = (value: string): Cell => ({
  ...{ value, type: String, wrap: true, fontWeight: 'bold', align: 'center', alignVertical: 'center' },
  borderStyle: 'thin',
});
const line = (value: string, fontWeight?: 'bold'): Cell[] => [
  { value, type: String, ...(fontWeight ? { fontWeight } : {}) },
];

/** Excel shows some ten characters where the printed page gives a tenth of its width. */
const WIDTH = 1.2;

/** The same register as a workbook: heading, columns with their numbers, one line for each number. */
export const registerWorkbook = (register: RegisterPages): Promise<Buffer> =>
  writeXlsxFile(
    [
      {
        sheet: 'Sổ',
        columns: register.weights.map((weight) => ({ width: Math.max(8, weight * WIDTH) })),
        orientation: 'landscape',
        data: [
          line(register.agencyName),
          line(register.title, 'bold'),
          line(register.period),
          register.columns.map(head),
          register.columns.map((_, index) => head(`(${index + 1})`)),
          ...register.rows.map((row) => row.map(text)),
          ...(register.note ? [line(register.note)] : []),
        ],
      },
    ],
    { fontFamily: 'Times New Roman', fontSize: 11 },
  ).toBuffer();
