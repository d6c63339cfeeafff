import { sql } from 'kysely';
import { defineOperation, requireActor } from '../../../platform/operations/index.ts';
import { findDelegations } from '../find-delegations.ts';
import { listDelegationsContract } from './list-delegations.contract.ts';

export const listDelegations = defineOperation(listDelegationsContract, async (context, input) => {
  const agencyId = input.agencyId ?? requireActor(context).agencyId;
  const when = input.all ? sql`true` : sql`d.valid @> ${context.now.toString()}::timestamptz`;
  const condition = sql`d.agency_id = ${agencyId}::uuid and ${when}`;
  return { delegations: await findDelegations(context.tx, condition, context.now) };
});
