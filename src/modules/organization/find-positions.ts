import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { DelegationForm, Rank, Role } from './operations/shapes.ts';

/** A position that a person may act for: held, or given by delegation. */
export type ActingPosition = {
  readonly positionId: string;
  readonly title: string;
  readonly rank: Rank;
  readonly agencyId: string;
  readonly agencyName: string;
  readonly unitId: string | null;
  readonly unitName: string | null;
  readonly roles: Role[];
  readonly acting: boolean;
  /** Instants; null: open. */
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly delegation: {
    readonly id: string;
    readonly form: DelegationForm;
    readonly fromPositionId: string;
    readonly validFrom: string | null;
    readonly validTo: string | null;
  } | null;
};

type Row = {
  id: string;
  title: string;
  rank: Rank;
  agency_id: string;
  agency_name: string;
  unit_id: string;
  unit_name: string;
  roles: Role[];
  acting: boolean;
  held_from: Date | null;
  held_to: Date | null;
  delegation_id: string | null;
  form: DelegationForm | null;
  given_from: Date | null;
  given_to: Date | null;
};

/** Administration is of the person appointed to it and does not go with a delegation. */
const NEVER_DELEGATED: readonly Role[] = ['unit-admin', 'province-admin', 'auditor'];
const iso = (at: Date | null) => at?.toISOString() ?? null;

const viewOf = (row: Row): ActingPosition => ({
  positionId: row.id,
  title: row.title,
  rank: row.rank,
  agencyId: row.agency_id,
  agencyName: row.agency_name,
  unitId: row.unit_id,
  unitName: row.unit_name,
  roles: row.delegation_id === null ? row.roles : row.roles.filter((role) => !NEVER_DELEGATED.includes(role)),
  acting: row.acting,
  validFrom: iso(row.held_from),
  validTo: iso(row.held_to),
  delegation:
    row.delegation_id === null || row.form === null
      ? null
      : {
          id: row.delegation_id,
          form: row.form,
          fromPositionId: row.id,
          validFrom: iso(row.given_from),
          validTo: iso(row.given_to),
        },
});

/**
 * What a person may act for at a moment: positions held first, then those given by delegation to a position held.
 * By delegation the person acts for the position that gave: its work and rights, marked with the delegation.
 */
export const positionsOf = async (tx: Tx, personId: string, at: Temporal.Instant): Promise<ActingPosition[]> => {
  const moment = sql`${at.toString()}::timestamptz`;
  const { rows } = await sql<Row>`
    with held as (
      select h.position_id, h.acting, h.valid
      from organization.holding h where h.person_id = ${personId}::uuid and h.valid @> ${moment}
    ), may as (
      select position_id, acting, valid, null::uuid as delegation_id, null::text as form, null::tstzrange as given from held
      union all
      select d.from_position, false, held.valid * d.valid, d.id, d.form, d.valid
      from held join organization.delegation_ref d on d.to_position = held.position_id where d.valid @> ${moment}
    )
    select o.id, o.title, o.rank, o.agency_id, a.short_name as agency_name, o.unit_id, u.name as unit_name, o.roles,
      may.acting, lower(may.valid) as held_from, upper(may.valid) as held_to,
      may.delegation_id, may.form, lower(may.given) as given_from, upper(may.given) as given_to
    from may
      join organization.position o on o.id = may.position_id and o.valid @> ${moment}
      join organization.agency a on a.id = o.agency_id and a.valid @> ${moment}
      join organization.unit u on u.id = o.unit_id
    order by may.delegation_id nulls first, may.acting, (o.roles && array['unit-admin', 'province-admin']), a.ordinal, o.ordinal
  `.execute(tx);
  return rows.map(viewOf);
};

/** The person's name, or null when there is no such person. */
export const personName = async (tx: Tx, personId: string): Promise<string | null> => {
  const { rows } = await sql<{
    name: string;
  }>`select name from organization.person where id = ${personId}::uuid`.execute(tx);
  return rows[0]?.name ?? null;
};
