import { sql } from 'kysely';
import { defineOperation, requireActor } from '../../../platform/operations/index.ts';
import { organizationError } from '../errors.ts';
import { type DelegationView, findDelegations } from '../find-delegations.ts';
import { mayDelegateFor } from '../policy.ts';
import { endDelegationContract } from './end-delegation.contract.ts';

type Row = { id: string; agencyId: string; over: boolean };

/** Ends a delegation now; acts already done under it stay as they are. */
export const endDelegation = defineOperation(endDelegationContract, async (context, { id, reason }) => {
  const { tx, now } = context;
  const actor = requireActor(context);
  const moment = sql`${now.toString()}::timestamptz`;
  const { rows } = await sql<Row>`
    select from_position as id, agency_id as "agencyId", (ended_at is not null or upper(valid) <= ${moment}) is true as over
    from organization.delegation where id = ${id}::uuid for update`.execute(tx);
  const found = rows[0];
  if (!found) throw organizationError('no-delegation');
  if (!mayDelegateFor(actor, found)) throw organizationError('delegation-not-yours');
  if (found.over) throw organizationError('delegation-ended');
  await sql`
    update organization.delegation set ended_at = ${moment}, ended_by_person = ${actor.personId}::uuid, ended_reason = ${reason}
    where id = ${id}::uuid`.execute(tx);
  await context.record({
    kind: 'organization.delegation-ended',
    objectKind: 'delegation',
    objectId: id,
    agencyId: found.agencyId,
    data: { reason },
  });
  const [ended] = await findDelegations(tx, sql`d.id = ${id}::uuid`, now);
  return ended as DelegationView;
});
