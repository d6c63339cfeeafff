import { describe, expect, test } from 'vitest';
import type { Operation } from '../../src/platform/operations/index.ts';
import { worklistOperations } from '../../src/platform/worklist/index.ts';
import type { Callers } from './callers.ts';
import { INPUTS, type InputOf } from './inputs/index.ts';
import { judge } from './judge.ts';
import { COLUMNS, gapsIn, type Row, readMatrix } from './matrix.ts';
import type { TestProvince } from './province.ts';
import type { DocumentScenes } from './scenes/documents.ts';

const rows = await readMatrix();

export type Stage = { readonly world: TestProvince; readonly callers: Callers; readonly scenes: DocumentScenes };

/** Every operation of the running program, those of the platform too. */
const operationsOf = ({ province }: TestProvince): Map<string, Operation> => {
  const all = [...worklistOperations, ...province.modules.flatMap((module) => module.operations)];
  return new Map(all.map((operation) => [operation.contract.name, operation]));
};

const NO_INPUT: InputOf = { make: () => ({ input: {} }) };

/** Calls the row's operation as every column and answers what differs from the reviewed cells. */
const differences = async (stage: Stage, row: Row): Promise<string[]> => {
  const contract = operationsOf(stage.world).get(row.operation)?.contract;
  if (!contract) return [`line ${row.line}: there is no operation ${row.operation}`];
  const { make, spends = false } = INPUTS[row.operation] ?? NO_INPUT;
  const found: string[] = [];
  for (const column of COLUMNS) {
    const expected = row.cells[column];
    const caller = await stage.callers.find(column, row.relation, spends);
    if (!caller !== (expected === '.'))
      found.push(
        caller ? `${column}: somebody stands so, "." is no answer` : `${column}: nobody stands so, only "." fits`,
      );
    if (!caller || expected === '.') continue;
    const attempt = await make({ ...stage, caller, expected, relation: row.relation, state: row.state });
    const actual = judge(row.operation, await caller.call(contract, attempt.input), expected, attempt);
    if (actual !== expected) found.push(`${column}: expected ${expected}, got ${actual}`);
  }
  return found;
};

/** The suite; `stage` answers the province once it runs. */
export const describeMatrix = (stage: () => Stage): void => {
  describe('the reviewed matrix', () => {
    test('every operation has rows, and they speak about every role', () => {
      expect(gapsIn(rows, [...operationsOf(stage().world).keys()])).toEqual([]);
    });

    test('an operation without a row, or without a word about a role, is noticed', () => {
      const silent = rows
        .filter((row) => row.operation === 'identity.get-me')
        .map((row) => ({ ...row, cells: { ...row.cells, auditor: '.' } }));
      expect(gapsIn(silent, ['identity.get-me', 'documents.new-operation'])).toEqual([
        'identity.get-me: nothing said about auditor',
        'documents.new-operation: no row',
      ]);
    });

    test('a cell that is wrong, and a column that is left out, are noticed', async () => {
      const row = rows.find((one) => one.operation === 'identity.explain-access');
      if (!row) throw new Error('no row to spoil');
      const spoilt = { ...row, cells: { ...row.cells, specialist: 'ok', auditor: 'forbid', leader: '.' } };
      expect(await differences(stage(), spoilt)).toEqual([
        'specialist: expected ok, got forbid',
        'leader: somebody stands so, "." is no answer',
        'auditor: expected forbid, got ok',
      ]);
    });

    test.each(rows)('$operation, $relation, $state', async (row) => {
      expect(await differences(stage(), row)).toEqual([]);
    });
  });
};
