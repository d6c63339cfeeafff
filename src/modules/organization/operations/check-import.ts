import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../../../platform/db/index.ts';
import { defineOperation, type Operation } from '../../../platform/operations/index.ts';
import type { AccountPort } from '../import/account-port.ts';
import { SHEETS } from '../import/columns.ts';
import { findKnown } from '../import/find-known.ts';
import { type ImportPlan, planImport } from '../import/plan-import.ts';
import { readWorkbook } from '../import/read-workbook.ts';
import { rejectsWorkbook } from '../import/workbooks.ts';
import { checkImportContract, type importCounts } from './check-import.contract.ts';

/** Shown on the screen; the file holds all. */
const SHOWN = 50;

export const planOf = async (
  tx: Tx,
  accounts: AccountPort,
  file: string,
  now: Temporal.Instant,
): Promise<ImportPlan> => {
  const workbook = await readWorkbook(file);
  return planImport(workbook, await findKnown(tx, accounts, workbook, now), now);
};

export const countsOf = (plan: ImportPlan): z.output<typeof importCounts> => ({
  agencies: plan.agencies.length,
  units: plan.units.length,
  positions: plan.positions.length,
  people: plan.people.length,
  holdings: plan.holdings.length,
  unchanged: plan.unchanged,
  rejected: plan.rejects.length,
});

/** Made-up people are marked, and one of them makes the whole province a demonstration. */
export const isDemoProvince = async (tx: Tx): Promise<boolean> => {
  const { rows } = await sql<{ demo: boolean }>`
    select exists (select 1 from organization.person where demo) as demo`.execute(tx);
  return rows[0]?.demo ?? false;
};

export const checkImport = (accounts: AccountPort): Operation =>
  defineOperation(checkImportContract, async ({ tx, now }, { file }) => {
    const plan = await planOf(tx, accounts, file, now);
    return {
      counts: countsOf(plan),
      newUnits: plan.units.slice(0, SHOWN).map(({ name }) => name),
      rejects: plan.rejects
        .slice(0, SHOWN)
        .map(({ sheet, row, reason }) => ({ sheet: SHEETS[sheet].name, row: row.number, reason })),
      rejectsFile: plan.rejects.length === 0 ? null : (await rejectsWorkbook(plan.rejects)).toString('base64'),
      mayImport: !(await isDemoProvince(tx)),
    };
  });
