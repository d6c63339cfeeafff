/** The door of the directory: who the province is, and by what time it works. */
export { demoId } from './demo/ids.ts';
export {
  demoDirectory,
  organizationSeedPhases,
  type SeededAgency,
  type SeededDirectory,
  type SeededPosition,
  type SeedOptions,
  type SeedPhase,
  seedOrganization,
} from './demo/seed.ts';
export { DEMO_PASSWORD, type DemoSignIn, demoSignIns } from './demo/sign-ins.ts';
export { holdersOfRole, membersOfGroup, type RoleHolder } from './directory-for-others.ts';
export { type AgencyView, agencyOfCode } from './find-agencies.ts';
export { workingCalendarOf } from './find-calendar.ts';
export { type ActingPosition, personName, positionsOf } from './find-positions.ts';
export { type EnteredAdministrator, enterFirstAdministrator } from './first-administrator.ts';
export type { AccountPort } from './import/account-port.ts';
export { createOrganizationModule } from './module.ts';
export type { AgencyKind, DelegationForm, Rank, Role } from './operations/shapes.ts';
export {
  dueAt,
  type Term,
  type WorkingCalendar,
} from './rules/working-calendar.ts';
export { seedCatalogue } from './seed-catalogue.ts';
