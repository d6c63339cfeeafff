import readXlsxFile from 'read-excel-file/universal';
import { fold } from '../../../platform/text/index.ts';
import { organizationError } from '../errors.ts';
import {
  type CellsOf,
  columnsOf,
  IMPORT_LIMITS,
  SHEET_KEYS,
  SHEETS,
  type SheetKey,
  type SheetRow,
  type Workbook,
} from './columns.ts';
import { guardUnpacking } from './unpack-guard.ts';

/** What a reader of Excel files answers; an empty cell is null. */
type RawSheets = ReadonlyArray<{ readonly sheet: string; readonly data: ReadonlyArray<readonly unknown[]> }>;

/** Cells as text, the way they are shown; days as 2026-12-01. */
const textOf = (cell: unknown): string => {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return cell === null || cell === undefined ? '' : String(cell).normalize('NFC').trim().replace(/\s+/g, ' ');
};

const sameWords = (a: string, b: string) => fold(a.replace('*', '')).trim() === fold(b).trim();

const rowsOf = <S extends SheetKey>(sheet: S, data: ReadonlyArray<readonly unknown[]>): SheetRow<S>[] => {
  const head = (data[0] ?? []).map(textOf);
  const places = columnsOf(sheet).map(([key, { title, needed }]) => {
    const place = head.findIndex((cell) => sameWords(cell, title));
    if (place < 0 && needed)
      throw organizationError('import-column-missing', { sheet: SHEETS[sheet].name, column: title });
    return [key, place] as const;
  });
  return data
    .map((cells, index) => ({
      number: index + 1,
      cells: Object.fromEntries(places.map(([key, place]) => [key, textOf(cells[place])])) as CellsOf<S>,
    }))
    .slice(1)
    .filter(({ cells }) => Object.values<string>(cells).some((cell) => cell !== ''));
};

/** The rows of the three sheets by column; a sheet that is missing has no rows, but one of them must be there. */
const workbookOf = (sheets: RawSheets): Workbook => {
  const dataOf = (key: SheetKey) => sheets.find(({ sheet }) => sameWords(sheet, SHEETS[key].name))?.data;
  if (!SHEET_KEYS.some(dataOf)) throw organizationError('import-no-sheet');
  const rows = <S extends SheetKey>(key: S): SheetRow<S>[] => {
    const data = dataOf(key);
    if (data && data.length > IMPORT_LIMITS.rows + 1)
      throw organizationError('import-too-large', { rows: IMPORT_LIMITS.rows });
    return data ? rowsOf(key, data) : [];
  };
  return { agencies: rows('agencies'), positions: rows('positions'), people: rows('people') };
};

/**
 * Reads the uploaded file.
 * @param file base64
 * @throws organization.import-not-excel, organization.import-too-large, organization.import-no-sheet, organization.import-column-missing
 */
export const readWorkbook = async (file: string): Promise<Workbook> => {
  const bytes = Buffer.from(file, 'base64');
  if (bytes.length > IMPORT_LIMITS.bytes) throw organizationError('import-too-large', { rows: IMPORT_LIMITS.rows });
  guardUnpacking(bytes);
  const copy = new ArrayBuffer(bytes.length);
  new Uint8Array(copy).set(bytes);
  const sheets = await readXlsxFile(copy).catch((error: unknown) => {
    throw organizationError('import-not-excel', {}, error);
  });
  return workbookOf(sheets);
};
