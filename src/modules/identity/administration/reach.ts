import { type RawBuilder, sql } from 'kysely';
import type { Actor } from '../../../platform/access/index.ts';
import type { Tx } from '../../../platform/db/index.ts';

/** Roles whose accounts only the province's administrator may touch: a code for one of them would be a way up. */
const HIGHER_ROLES = ['province-admin', 'auditor'];

const isProvinceAdmin = (actor: Actor): boolean => actor.roles.includes('province-admin');

/** A present holding of the person `a.person_id`, with `h` the holding and `o` its position. */
const holdsNow = (now: Temporal.Instant, where: RawBuilder<unknown>) => sql`exists (
  select 1 from organization.holding_ref h join organization.position_ref o on o.id = h.position_id
  where h.person_id = a.person_id and h.valid @> ${now.toString()}::timestamptz and ${where})`;

/**
 * People of an agency: who holds a position there now, and who once did or soon will and holds none anywhere else now. So
 * an agency can lock the account of somebody who left today, and hand the slip to somebody who begins tomorrow.
 * `a` is the account.
 */
export const belongsTo = async (tx: Tx, agencyId: string, now: Temporal.Instant): Promise<RawBuilder<boolean>> => {
  const moment = sql`${now.toString()}::timestamptz`;
  // Asked first, for an agency has hundreds of people: the planner would ask it anew for each of ten thousand accounts.
  const { rows } = await sql<{ person_id: string }>`
    select distinct h.person_id from organization.holding_ref h join organization.position_ref o on o.id = h.position_id
    where o.agency_id = ${agencyId}::uuid and (h.valid @> ${moment} or not exists (
      select 1 from organization.holding_ref c where c.person_id = h.person_id and c.valid @> ${moment}))`.execute(tx);
  return sql<boolean>`a.person_id = any(${rows.map(({ person_id }) => person_id)}::uuid[])`;
};

/** Accounts that an administrator sees: the province's all of them, a unit's those of the own agency. */
export const withinReach = async (tx: Tx, actor: Actor, now: Temporal.Instant): Promise<RawBuilder<boolean>> =>
  isProvinceAdmin(actor) ? sql<boolean>`true` : belongsTo(tx, actor.agencyId, now);

/**
 * Seen, but not to be touched by a unit's administrator: who also works for another agency, or also administers or
 * audits the province.
 */
export const beyondRights = (actor: Actor, now: Temporal.Instant): RawBuilder<boolean> =>
  isProvinceAdmin(actor)
    ? sql<boolean>`false`
    : sql<boolean>`${holdsNow(now, sql`(o.agency_id <> ${actor.agencyId}::uuid or o.roles && ${HIGHER_ROLES}::text[])`)}`;
