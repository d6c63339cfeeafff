import { randomUUIDv7 } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/index.ts';
import { defineOperation, requireActor } from '../../../platform/operations/index.ts';
import { organizationError } from '../errors.ts';
import { type DelegationView, findDelegations } from '../find-delegations.ts';
import { mayDelegateFor } from '../policy.ts';
import { type PositionFacts, refuseDelegation } from '../rules/delegation.ts';
import { grantDelegationContract } from './grant-delegation.contract.ts';

/** exclusion_violation */
const OVERLAP = '23P01';
/** A screen sends the minute it was opened in; older beginnings would sign the past. */
const GRACE_MINUTES = 10;

const findPosition = async (tx: Tx, id: string, now: Temporal.Instant): Promise<PositionFacts> => {
  const { rows } = await sql<PositionFacts>`
    select id, agency_id as "agencyId", unit_id as "unitId", rank, roles from organization.position
    where id = ${id}::uuid and valid @> ${now.toString()}::timestamptz`.execute(tx);
  if (!rows[0]) throw organizationError('no-position');
  return rows[0];
};

const overlapTold = (cause: unknown): never => {
  if ((cause as { code?: unknown }).code === OVERLAP) throw organizationError('delegation-overlaps', {}, cause);
  throw cause;
};

/** Gives acts of a position to another for a time. By delegation nothing is given on: the actor must hold the position. */
export const grantDelegation = defineOperation(grantDelegationContract, async (context, input) => {
  const { tx, now } = context;
  const actor = requireActor(context);
  const from = await findPosition(tx, input.fromPositionId, now);
  const to = await findPosition(tx, input.toPositionId, now);
  if (!mayDelegateFor(actor, from)) throw organizationError('delegation-not-yours');
  const validFrom = Temporal.Instant.from(input.validFrom);
  const validTo = input.validTo === null ? null : Temporal.Instant.from(input.validTo);
  if (Temporal.Instant.compare(validFrom, now.subtract({ minutes: GRACE_MINUTES })) < 0)
    throw organizationError('delegation-in-the-past');
  const { form, scope, decisionDocument } = input;
  const refusal = refuseDelegation({ form, from, to, validFrom, validTo, decisionDocument });
  if (refusal) throw organizationError(refusal);
  const id = randomUUIDv7();
  await sql`
    insert into organization.delegation
      (id, agency_id, from_position, to_position, form, scope, valid, decision_document, granted_at, granted_by_person, granted_by_position)
    values (${id}, ${from.agencyId}::uuid, ${from.id}::uuid, ${to.id}::uuid, ${form}, ${scope},
      tstzrange(${validFrom.toString()}::timestamptz, ${validTo?.toString() ?? null}::timestamptz, '[)'), ${decisionDocument},
      ${now.toString()}::timestamptz, ${actor.personId}::uuid, ${actor.positionId}::uuid)`
    .execute(tx)
    .catch(overlapTold);
  await context.record({
    kind: 'organization.delegation-granted',
    objectKind: 'delegation',
    objectId: id,
    agencyId: from.agencyId,
    data: { ...input },
  });
  const [granted] = await findDelegations(tx, sql`d.id = ${id}::uuid`, now);
  return granted as DelegationView;
});
