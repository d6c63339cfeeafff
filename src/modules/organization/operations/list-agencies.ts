import { sql } from 'kysely';
import { defineOperation } from '../../../platform/operations/index.ts';
import { momentOfDay } from '../as-of.ts';
import { organizationError } from '../errors.ts';
import { findAgencies } from '../find-agencies.ts';
import { listAgenciesContract } from './list-agencies.contract.ts';

export const listAgencies = defineOperation(listAgenciesContract, async ({ tx, now }, { asOf: day, group }) => {
  const { asOf, at } = momentOfDay(day, now);
  const moment = sql`${at.toString()}::timestamptz`;
  if (group === undefined) return { asOf, agencies: await findAgencies(tx, sql`a.valid @> ${moment}`) };
  const { rows } = await sql`select 1 from organization.agency_group where key = ${group}`.execute(tx);
  if (rows.length === 0) throw organizationError('no-agency-group', { group });
  const inGroup = sql`exists (select 1 from organization.agency_group_member_ref m
    where m.agency_id = a.id and m.group_key = ${group} and m.valid @> ${moment})`;
  return { asOf, agencies: await findAgencies(tx, sql`a.valid @> ${moment} and ${inGroup}`) };
});
