import { type RawBuilder, sql } from 'kysely';
import type { Actor } from '../../../platform/access/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { AccountState, LockReason } from '../operations/account-shapes.ts';
import { accountState } from './account-states.ts';
import { beyondRights, withinReach } from './reach.ts';

export type FoundAccount = {
  readonly id: string;
  readonly person_id: string;
  readonly person_name: string;
  readonly username: string;
  readonly state: AccountState;
  readonly beyond: boolean;
  readonly locked_at: Date | null;
  readonly locked_reason: LockReason | null;
  readonly locked_note: string | null;
  readonly code_issued_at: Date | null;
  readonly code_expires_at: Date | null;
  readonly title: string | null;
  readonly unit_name: string | null;
  readonly agency_id: string | null;
  readonly agency_name: string | null;
};

type Question = {
  readonly actor: Actor;
  readonly now: Temporal.Instant;
  /** Conditions on `a` (account), `p` (person) and `state`. */
  readonly where: readonly RawBuilder<unknown>[];
  readonly limit: number;
};

/** Accounts within the administrator's reach, by name; each with the position by which its person is known best. */
export const findAccounts = async (tx: Tx, { actor, now, where, limit }: Question): Promise<FoundAccount[]> => {
  const reach = await withinReach(tx, actor, now);
  const moment = sql`${now.toString()}::timestamptz`;
  const { rows } = await sql<FoundAccount>`
    with page as (
      select * from (
        select a.id, a.person_id, p.name as person_name, a.username, a.locked_at, a.locked_reason, a.locked_note,
          ${accountState(now)} as state, p.folded, p.canonical
        from identity.account a join organization.person_ref p on p.id = a.person_id
        where ${reach}
      ) a
      where ${sql.join([sql`true`, ...where], sql` and `)}
      order by person_name collate "vi-x-icu", id limit ${limit}
    )
    select a.id, a.person_id, a.person_name, a.username, a.state, a.locked_at, a.locked_reason, a.locked_note,
      ${beyondRights(actor, now)} as beyond, c.issued_at as code_issued_at, c.expires_at as code_expires_at,
      seat.title, seat.unit_name, seat.agency_id, seat.agency_name
    from page a
      left join identity.activation_code c on c.person_id = a.person_id
      left join lateral (
        select o.title, u.name as unit_name, o.agency_id, g.short_name as agency_name
        from organization.holding_ref h
          join organization.position_ref o on o.id = h.position_id
          join organization.unit_ref u on u.id = o.unit_id
          join organization.agency_ref g on g.id = o.agency_id
        where h.person_id = a.person_id
        order by h.valid @> ${moment} desc, upper(h.valid) desc nulls first, o.agency_id = ${actor.agencyId}::uuid desc,
          h.acting, o.roles && array['unit-admin', 'province-admin'], o.ordinal
        limit 1
      ) seat on true
    order by a.person_name collate "vi-x-icu", a.id`.execute(tx);
  return rows;
};
