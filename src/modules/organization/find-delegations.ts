import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../../platform/db/index.ts';
import type { delegationShape } from './operations/shapes.ts';

export type DelegationView = z.output<typeof delegationShape>;

type Row = Omit<DelegationView, 'validFrom' | 'validTo'> & { validFrom: Date; validTo: Date | null };

/** Delegations with the words that screens and documents show, newest first; `condition` is over `d`. */
export const findDelegations = async (
  tx: Tx,
  condition: RawBuilder<unknown>,
  now: Temporal.Instant,
): Promise<DelegationView[]> => {
  const moment = sql`${now.toString()}::timestamptz`;
  const { rows } = await sql<Row>`
    select d.id, d.form, d.scope, d.decision_document as "decisionDocument", d.from_position as "fromPositionId",
      f.title as "fromTitle", d.to_position as "toPositionId", t.title as "toTitle", d.agency_id as "agencyId",
      a.short_name as "agencyName", lower(g.valid) as "validFrom", upper(g.valid) as "validTo",
      g.ended_reason as "endedReason", d.valid @> ${moment} as "inForce",
      (select p.name from organization.holding h join organization.person p on p.id = h.person_id
        where h.position_id = d.to_position and h.valid @> ${moment} order by h.acting limit 1) as "toHolderName"
    from organization.delegation_ref d
      join organization.delegation g on g.id = d.id
      join organization.position f on f.id = d.from_position
      join organization.position t on t.id = d.to_position
      join organization.agency a on a.id = d.agency_id
    where ${condition} order by lower(g.valid) desc, d.id`.execute(tx);
  return rows.map((row) => ({
    ...row,
    validFrom: row.validFrom.toISOString(),
    validTo: row.validTo?.toISOString() ?? null,
  }));
};
