import type { SeededAgency, SeededPosition } from '../modules/organization/index.ts';
import { demoSignIns } from '../modules/organization/index.ts';
import type { DemoHolders } from '../modules/signatures/index.ts';
import { DEMO_PIN } from './demo-pin.ts';

/** Certificates of the demonstration in all, agencies included. */
export const DEMO_CERTIFICATES = 1_440;

/** Who signs or confirms a seal needs a certificate first; then whoever heads something. */
const ORDER = ['leader', 'records-clerk', 'chief-of-office', 'unit-head', 'archivist', 'specialist'] as const;

type Candidate = { readonly agency: SeededAgency; readonly position: SeededPosition };

const candidatesOf = (agencies: readonly SeededAgency[]): Candidate[] => {
  const signIns = new Set(demoSignIns.map((one) => one.positionId));
  const everybody = agencies
    .flatMap((agency) => agency.positions.map((position) => ({ agency, position })))
    .filter(({ position }) => position.personId !== '');
  const first = everybody.filter(({ position }) => signIns.has(position.positionId));
  const others = ORDER.flatMap((role) =>
    agencies.flatMap((agency) => agency.withRole(role).map((position) => ({ agency, position }))),
  );
  return [...first, ...others];
};

/** All agencies, then people in the order above, one certificate a person, 1,440 in all; demo sign-ins get the demo PIN. */
export const demoCertificateHolders = (agencies: readonly SeededAgency[]): DemoHolders => {
  const signIns = new Set(demoSignIns.map((one) => one.positionId));
  const taken = new Map<string, DemoHolders['people'][number]>();
  for (const { agency, position } of candidatesOf(agencies)) {
    if (agencies.length + taken.size >= DEMO_CERTIFICATES) break;
    if (position.personId === '' || taken.has(position.personId)) continue;
    taken.set(position.personId, {
      personId: position.personId,
      positionId: position.positionId,
      agencyId: agency.id,
      fullName: position.personName,
      agencyName: agency.name,
      positionTitle: position.title,
      ...(signIns.has(position.positionId) ? { pin: DEMO_PIN } : {}),
    });
  }
  return {
    agencies: agencies.map((agency) => ({ agencyId: agency.id, agencyName: agency.name, identifier: agency.code })),
    people: [...taken.values()],
  };
};
