import type { Tx } from '../../../platform/db/index.ts';
import type { Rank, Role } from '../operations/shapes.ts';
import { seedStaff } from './seed-staff.ts';
import { seedStructure } from './seed-structure.ts';
import { type StaffPlan, staffOf } from './staff.ts';
import { catalogueAgencies } from './structure.ts';

export type SeededPosition = {
  readonly positionId: string;
  readonly unitId: string;
  readonly title: string;
  readonly rank: Rank;
  readonly roles: readonly Role[];
  /** The holder today. */
  readonly personId: string;
  readonly personName: string;
};

export type SeededAgency = {
  readonly id: string;
  readonly key: string;
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  readonly abbreviation: string;
  readonly communal: boolean;
  readonly positions: readonly SeededPosition[];
  /** Positions with that role, in the order of lists; the head stands first among leaders. */
  withRole(role: Role): readonly SeededPosition[];
};

/** What later seeders need; computed, not read, so it is the same before and after the rows are there. */
export type SeededDirectory = {
  readonly agencies: readonly SeededAgency[];
  readonly people: ReadonlyArray<{
    readonly personId: string;
    readonly name: string;
    readonly username: string;
    readonly isAdmin: boolean;
  }>;
};

export type SeedOptions = {
  readonly now: Temporal.Instant;
  readonly onProgress?: (done: number, total: number) => void;
};

const ADMIN_ROLES: readonly Role[] = ['unit-admin', 'province-admin'];
/** Agencies in one phase: about 1,200 people. */
const AGENCIES_IN_PHASE = 20;

const seededAgency = ({ agency, positions, people, holdings }: StaffPlan): SeededAgency => {
  const names = new Map(people.map((person) => [person.id, person.name]));
  const holderOf = new Map(holdings.filter((one) => one.to === null).map((one) => [one.positionId, one.personId]));
  const seeded = positions.map(({ id, unit, title, rank, roles }): SeededPosition => {
    const personId = holderOf.get(id) ?? '';
    return { positionId: id, unitId: unit.id, title, rank, roles, personId, personName: names.get(personId) ?? '' };
  });
  return {
    id: agency.id,
    key: agency.key,
    code: agency.codes[0] ?? '',
    name: agency.name,
    shortName: agency.shortName,
    abbreviation: agency.abbreviation,
    communal: agency.kind === 'ward' || agency.kind === 'commune',
    positions: seeded,
    withRole: (role) => seeded.filter((one) => one.roles.includes(role)),
  };
};

/** The whole made-up directory, without touching the database. */
export const demoDirectory = (): SeededDirectory => {
  const plans = catalogueAgencies().map(staffOf);
  const agencies = plans.map(seededAgency);
  const admins = new Set(
    agencies.flatMap((agency) =>
      agency.positions
        .filter(({ roles }) => ADMIN_ROLES.some((role) => roles.includes(role)))
        .map(({ personId }) => personId),
    ),
  );
  const people = plans.flatMap((plan) =>
    plan.people.map(({ id, name, username }) => ({ personId: id, name, username, isAdmin: admins.has(id) })),
  );
  return { agencies, people };
};

export type SeedPhase = { readonly name: string; run(tx: Tx, now: Temporal.Instant): Promise<void> };

/** The first fill in parts; each may have a transaction of its own, runs in any order after the first, and can run again. */
export const organizationSeedPhases = (): readonly SeedPhase[] => {
  const agencies = catalogueAgencies();
  const phases: SeedPhase[] = [{ name: 'organization-structure', run: seedStructure }];
  for (let start = 0; start < agencies.length; start += AGENCIES_IN_PHASE) {
    const slice = agencies.slice(start, start + AGENCIES_IN_PHASE);
    const run = (tx: Tx, now: Temporal.Instant) => seedStaff(tx, slice.map(staffOf), now);
    phases.push({ name: `organization-staff-${start / AGENCIES_IN_PHASE + 1}`, run });
  }
  return phases;
};

/** All phases in the caller's transaction. Rows that are there already stay as they are. */
export const seedOrganization = async (tx: Tx, { now, onProgress }: SeedOptions): Promise<SeededDirectory> => {
  const phases = organizationSeedPhases();
  for (const [at, phase] of phases.entries()) {
    await phase.run(tx, now);
    onProgress?.(at + 1, phases.length);
  }
  return demoDirectory();
};
