import { sql } from 'kysely';
import { defineOperation } from '../../../platform/operations/index.ts';
import { listAgencyGroupsContract } from './list-agency-groups.contract.ts';

export const listAgencyGroups = defineOperation(listAgencyGroupsContract, async ({ tx, now }) => {
  const { rows } = await sql<{ id: string; key: string; name_vi: string; name_en: string; members: string[] }>`
    select g.id, g.key, g.name_vi, g.name_en, coalesce(array_agg(a.id order by a.ordinal) filter (where a.id is not null), '{}') as members
    from organization.agency_group g
      left join organization.agency_group_member m on m.group_id = g.id and m.valid @> ${now.toString()}::timestamptz
      left join organization.agency a on a.id = m.agency_id and a.valid @> ${now.toString()}::timestamptz
    group by g.id order by g.ordinal`.execute(tx);
  return {
    groups: rows.map(({ id, key, name_vi, name_en, members }) => ({
      id,
      key,
      name: { vi: name_vi, en: name_en },
      agencyIds: members,
    })),
  };
});
