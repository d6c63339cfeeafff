import { type RawBuilder, sql } from 'kysely';
import type { Actor } from '../../../platform/access/index.ts';

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
export const belongsTo = (agencyId: string, now: Temporal.Instant): RawBuilder<boolean> => sql<boolean>`(
  ${holdsNow(now, sql`o.agency_id = ${agencyId}::uuid`)}
  or (exists (
      select 1 from organization.holding_ref h join organization.position_ref o on o.id = h.position_id
      where h.person_id = a.person_id and o.agency_id = ${agencyId}::uuid)
    and not ${holdsNow(now, sql`true`)}))`;

/** Accounts that an administrator sees: the province's all of them, a unit's those of the own agency. */
export const withinReach = (actor: Actor, now: Temporal.Instant): RawBuilder<boolean> =>
  isProvinceAdmin(actor) ? sql<boolean>`true` : belongsTo(actor.agencyId, now);

/**
 * Seen, but not to be touched by a unit's administrator: who also works for another agency, or also administers or
 * audits the province.
 */
export const beyondRights = (actor: Actor, now: Temporal.Instant): RawBuilder<boolean> =>
  isProvinceAdmin(actor)
    ? sql<boolean>`false`
    : sql<boolean>`${holdsNow(now, sql`(o.agency_id <> ${actor.agencyId}::uuid or o.roles && ${HIGHER_ROLES}::text[])`)}`;
