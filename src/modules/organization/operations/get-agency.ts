import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../../platform/db/index.ts';
import { defineOperation } from '../../../platform/operations/index.ts';
import { momentOfDay } from '../as-of.ts';
import { organizationError } from '../errors.ts';
import { dayOf, findAgencies } from '../find-agencies.ts';
import { getAgencyContract } from './get-agency.contract.ts';
import type { Rank, Role } from './shapes.ts';

type HolderRow = { personId: string; name: string; acting: boolean; demo: boolean; from: string; to: string | null };
type PositionRow = { id: string; unitId: string; title: string; rank: Rank; roles: Role[]; holders: HolderRow[] };

const findPositions = async (tx: Tx, agencyId: string, moment: RawBuilder<unknown>): Promise<PositionRow[]> => {
  const { rows } = await sql<PositionRow>`
    select o.id, o.unit_id as "unitId", o.title, o.rank, o.roles,
      coalesce((
        select jsonb_agg(jsonb_build_object('personId', p.id, 'name', p.name, 'acting', h.acting, 'demo', p.demo,
          'from', lower(h.valid), 'to', upper(h.valid)) order by h.acting, p.name)
        from organization.holding h join organization.person p on p.id = h.person_id
        where h.position_id = o.id and h.valid @> ${moment}), '[]') as holders
    from organization.position o
    where o.agency_id = ${agencyId}::uuid and o.valid @> ${moment} order by o.ordinal, o.id`.execute(tx);
  return rows.map((row) => ({
    ...row,
    holders: row.holders.map((one) => ({
      ...one,
      from: dayOf(new Date(one.from)),
      to: one.to && dayOf(new Date(one.to)),
    })),
  }));
};

const findUnits = async (tx: Tx, agencyId: string, moment: RawBuilder<unknown>) => {
  const { rows } = await sql<{
    id: string;
    name: string;
    nameEn: string;
    abbreviation: string;
    kind: string;
    parentId: string | null;
  }>`
    select id, name, name_en as "nameEn", abbreviation, kind, parent_id as "parentId" from organization.unit
    where agency_id = ${agencyId}::uuid and valid @> ${moment} order by ordinal, id`.execute(tx);
  return rows;
};

/** Agencies on the other side of a succession, `from` the ones before or `to` the ones after. */
const findSuccession = async (tx: Tx, agencyId: string, side: 'before' | 'after') => {
  const [here, there] = side === 'before' ? [sql.id('to_id'), sql.id('from_id')] : [sql.id('from_id'), sql.id('to_id')];
  const { rows } = await sql<{ id: string; name: string; at: Date }>`
    select a.id, a.name, s.at from organization.agency_succession s join organization.agency a on a.id = s.${there}
    where s.${here} = ${agencyId}::uuid order by s.at, a.name`.execute(tx);
  return rows.map(({ id, name, at }) => ({ id, name, on: dayOf(at) }));
};

export const getAgency = defineOperation(getAgencyContract, async ({ tx, now }, { id, asOf: day }) => {
  const { asOf, at } = momentOfDay(day, now);
  const moment = sql`${at.toString()}::timestamptz`;
  const [agency] = await findAgencies(tx, sql`a.id = ${id}::uuid and a.valid @> ${moment}`);
  if (!agency) throw organizationError('no-agency');
  const codes = await sql<{ code: string; system: string; verified: boolean }>`
    select code, system, verified from organization.agency_alias
    where agency_id = ${id}::uuid and valid @> ${moment} order by system desc, code`.execute(tx);
  return {
    asOf,
    agency,
    codes: codes.rows,
    predecessors: await findSuccession(tx, id, 'before'),
    successors: await findSuccession(tx, id, 'after'),
    units: await findUnits(tx, id, moment),
    positions: await findPositions(tx, id, moment),
  };
});
