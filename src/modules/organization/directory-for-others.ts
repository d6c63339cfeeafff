import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { Role } from './operations/shapes.ts';

export type RoleHolder = {
  readonly positionId: string;
  readonly personId: string;
  readonly name: string;
  readonly title: string;
};

/** Who holds positions with a role in an agency at a moment, the head first; empty when nobody does. */
export const holdersOfRole = async (
  tx: Tx,
  agencyId: string,
  role: Role,
  at: Temporal.Instant,
): Promise<RoleHolder[]> => {
  const moment = sql`${at.toString()}::timestamptz`;
  const { rows } = await sql<RoleHolder>`
    select o.id as "positionId", p.id as "personId", p.name, o.title
    from organization.position o
      join organization.holding h on h.position_id = o.id and h.valid @> ${moment}
      join organization.person p on p.id = h.person_id
    where o.agency_id = ${agencyId}::uuid and o.valid @> ${moment} and o.roles @> array[${role}]
    order by o.ordinal, h.acting`.execute(tx);
  return rows;
};

/** Ids of the agencies in a group of recipients at a moment, in the order of lists. */
export const membersOfGroup = async (tx: Tx, groupKey: string, at: Temporal.Instant): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    select a.id from organization.agency_group_member_ref m join organization.agency a on a.id = m.agency_id
    where m.group_key = ${groupKey} and m.valid @> ${at.toString()}::timestamptz and a.valid @> ${at.toString()}::timestamptz
    order by a.ordinal`.execute(tx);
  return rows.map(({ id }) => id);
};
