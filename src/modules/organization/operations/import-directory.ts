import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/index.ts';
import { defineOperation, type Operation, requireActor } from '../../../platform/operations/index.ts';
import { organizationError } from '../errors.ts';
import type { AccountPort } from '../import/account-port.ts';
import type { ImportPlan } from '../import/plan-import.ts';
import { writePlan } from '../import/write-plan.ts';
import { countsOf, isDemoProvince, planOf } from './check-import.ts';
import { importDirectoryContract } from './import-directory.contract.ts';

/** One import at a time: the second plans on what the first wrote. */
const TAKE_TURNS = sql`select pg_advisory_xact_lock(hashtext('organization.import'))`;

/** Rows already there are passed over by the insert; after a plan none may be. */
const checkWritten = async (tx: Tx, plan: ImportPlan): Promise<void> => {
  const ids = JSON.stringify(plan.holdings.map(({ id }) => id));
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from organization.holding
    where id in (select value::uuid from jsonb_array_elements_text(${ids}::jsonb))`.execute(tx);
  if (rows[0]?.count !== plan.holdings.length) throw organizationError('import-changed');
};

/** Everything accepted in one transaction. Running it again with the same file adds nothing. */
export const importDirectory = (accounts: AccountPort): Operation =>
  defineOperation(importDirectoryContract, async (context, { file, expected }) => {
    const { tx, now } = context;
    const actor = requireActor(context);
    if (await isDemoProvince(tx)) throw organizationError('import-into-demo');
    await TAKE_TURNS.execute(tx);
    const plan = await planOf(tx, accounts, file, now);
    const counts = countsOf(plan);
    if (Object.entries(counts).some(([name, count]) => expected[name as keyof typeof counts] !== count))
      throw organizationError('import-changed');
    await writePlan(tx, accounts, plan, now);
    await checkWritten(tx, plan);
    const sha256 = createHash('sha256').update(Buffer.from(file, 'base64')).digest('hex');
    await context.record({
      kind: 'organization.imported',
      objectKind: 'organization.import',
      objectId: sha256,
      data: { ...counts, positionId: actor.positionId },
    });
    return { counts };
  });
