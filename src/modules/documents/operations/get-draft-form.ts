import { sql } from 'kysely';
import agencyGroups from '../../../../catalog/agency-groups.json' with { type: 'json' };
import { defineOperation, requireActor } from '../../../platform/operations/index.ts';
import { findUnits } from '../records/agencies.ts';
import { positionsWithRole } from '../records/people.ts';
import { getDraftFormContract } from './get-draft-form.contract.ts';
import { kindViews } from './list-document-kinds.ts';

type Issuer = { id: string; name: string; abbreviation: string; own: boolean };
type Members = { key: string; members: number };

/** Everything that a new draft may choose from, in one answer. */
export const getDraftForm = defineOperation(getDraftFormContract, async (context) => {
  const { tx, now } = context;
  const { agencyId, unitId } = requireActor(context);
  const at = now.toString();
  const signers = await positionsWithRole(tx, agencyId, ['leader', 'chief-of-office', 'unit-head'], now);
  const leadersFirst = [...signers].sort(
    (a, b) => Number(b.roles.includes('leader')) - Number(a.roles.includes('leader')),
  );
  const issuers = await sql<Issuer>`
    select id, name, abbreviation, own from organization.issuer_ref
    where agency_id = ${agencyId}::uuid and valid @> ${at}::timestamptz order by own desc, name`.execute(tx);
  const members = await sql<Members>`
    select group_key as key, count(*)::int as members from organization.agency_group_member_ref
    where valid @> ${at}::timestamptz group by group_key`.execute(tx);
  const memberCounts = new Map(members.rows.map((row) => [row.key, row.members]));
  const units = unitId ? await findUnits(tx, [unitId]) : new Map();
  return {
    kinds: kindViews(),
    signers: leadersFirst.map(({ positionId, title, personName, rank }) => ({
      ...{ positionId, positionTitle: title, personName, rank },
    })),
    issuers: issuers.rows,
    groups: agencyGroups.groups.map(({ key, name }) => ({
      ...{ key, name: name.vi, nameEn: name.en, members: memberCounts.get(key) ?? 0 },
    })),
    unit: (unitId && units.get(unitId)) || null,
  };
});
