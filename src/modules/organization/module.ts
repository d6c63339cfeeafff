import type { Module } from '../../platform/module.ts';
import { editCalendarDay } from './operations/edit-calendar-day.ts';
import { endDelegation } from './operations/end-delegation.ts';
import { getAgency } from './operations/get-agency.ts';
import { getCalendar } from './operations/get-calendar.ts';
import { grantDelegation } from './operations/grant-delegation.ts';
import { listAgencies } from './operations/list-agencies.ts';
import { listAgencyGroups } from './operations/list-agency-groups.ts';
import { listDelegations } from './operations/list-delegations.ts';
import { searchDirectory } from './operations/search-directory.ts';
import { organizationPolicies } from './policy.ts';

/** The directory needs no ports: everything it knows is in its own tables. */
export const createOrganizationModule = (): Module => ({
  name: 'organization',
  operations: [
    listAgencies,
    listAgencyGroups,
    getAgency,
    searchDirectory,
    getCalendar,
    editCalendarDay,
    listDelegations,
    grantDelegation,
    endDelegation,
  ],
  policies: organizationPolicies,
});
