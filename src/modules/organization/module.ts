import type { Module } from '../../platform/module.ts';
import type { AccountPort } from './import/account-port.ts';
import { checkImport } from './operations/check-import.ts';
import { editCalendarDay } from './operations/edit-calendar-day.ts';
import { endDelegation } from './operations/end-delegation.ts';
import { getAgency } from './operations/get-agency.ts';
import { getCalendar } from './operations/get-calendar.ts';
import { grantDelegation } from './operations/grant-delegation.ts';
import { importDirectory } from './operations/import-directory.ts';
import { importTemplate } from './operations/import-template.ts';
import { listAgencies } from './operations/list-agencies.ts';
import { listAgencyGroups } from './operations/list-agency-groups.ts';
import { listDelegations } from './operations/list-delegations.ts';
import { searchDirectory } from './operations/search-directory.ts';
import { organizationPolicies } from './policy.ts';

/** The directory knows only its own tables; an import of people also needs whoever keeps sign-in accounts. */
export const createOrganizationModule = ({ accounts }: { readonly accounts: AccountPort }): Module => ({
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
    importTemplate,
    checkImport(accounts),
    importDirectory(accounts),
  ],
  policies: organizationPolicies,
});
