import { readFile } from 'node:fs/promises';

/**
 * The reviewed table: one row per operation × relation to the object × state of the object, one column per role.
 * A cell is what must come back when somebody with that role calls:
 *
 * - `ok`       the answer (2xx)
 * - `sees`     the answer, and the scene's object is in it
 * - `blind`    the answer, and the scene's object is not in it
 * - `sign-in`  401: nobody is signed in
 * - `forbid`   403: the role may not do this at all
 * - `hide`     404: the object may not be seen, as if it were not there
 * - `!code`    let through, then refused by that rule, such as `!wrong-current-password`; another module's with its name
 * - `.`        nobody stands so: the role does not exist in that relation
 */
const ROLES = [
  'specialist',
  'unit-head',
  'records-clerk',
  'chief-of-office',
  'leader',
  'archivist',
  'unit-admin',
  'province-admin',
  'auditor',
] as const;
export const COLUMNS = ['nobody', ...ROLES] as const;
export type Column = (typeof COLUMNS)[number];

/**
 * How the caller stands to the scene's object. `author`: its very position; `unit`: same unit; `own`: same agency, other
 * unit; `recipient`: agency that receives; `other`: agency that has nothing to do with it; `-`: there is no object.
 */
const RELATIONS = ['-', 'author', 'unit', 'own', 'recipient', 'other'] as const;
export type Relation = (typeof RELATIONS)[number];

export type Row = {
  readonly operation: string;
  readonly relation: Relation;
  readonly state: string;
  readonly cells: Readonly<Record<Column, string>>;
  readonly line: number;
};

const HEADER = ['operation', 'relation', 'state', ...COLUMNS];
const CELL = /^(ok|sees|blind|sign-in|forbid|hide|\.|!([a-z]+\.)?[a-z-]+)$/;

const parseLine = (text: string, line: number): Row => {
  const [operation = '', relation = '', state = '', ...cells] = text.trim().split(/\t+| {2,}/);
  const known = RELATIONS.find((one) => one === relation);
  if (!known || cells.length !== COLUMNS.length || !cells.every((cell) => CELL.test(cell)))
    throw new Error(`matrix.tsv line ${line} is not a row: ${text}`);
  const entries = COLUMNS.map((column, index) => [column, cells[index]]);
  return { operation, relation: known, state, cells: Object.fromEntries(entries), line };
};

export const readMatrix = async (): Promise<Row[]> => {
  const text = await readFile(new URL('matrix.tsv', import.meta.url), 'utf8');
  const lines = text.split('\n').map((content, index) => ({ content, line: index + 1 }));
  const [header, ...rows] = lines.filter(({ content }) => content.trim() !== '' && !content.startsWith('#'));
  if (
    header?.content
      .trim()
      .split(/\t+| {2,}/)
      .join() !== HEADER.join()
  )
    throw new Error('matrix.tsv has another header');
  return rows.map(({ content, line }) => parseLine(content, line));
};

/** Operations without a row, and columns that no row of an operation says anything about. */
export const gapsIn = (rows: readonly Row[], operations: readonly string[]): string[] =>
  operations.flatMap((operation) => {
    const own = rows.filter((row) => row.operation === operation);
    if (own.length === 0) return [`${operation}: no row`];
    return COLUMNS.filter((column) => own.every((row) => row.cells[column] === '.')).map(
      (column) => `${operation}: nothing said about ${column}`,
    );
  });
