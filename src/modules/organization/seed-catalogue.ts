import type { Tx } from '../../platform/db/index.ts';
import { seedUnits } from './demo/seed-staff.ts';
import { seedStructure } from './demo/seed-structure.ts';
import { catalogueAgencies } from './demo/structure.ts';
import { isCommunal, unitsOf } from './demo/units.ts';

/**
 * What an own province begins with: agencies, identifiers, issuers, groups and the calendar; the units of wards and communes (the
 * two-tier model, Decree 150/2025/NĐ-CP), and of provincial bodies only leadership and office, because their divisions are their own
 * to enter. No people. Can run again.
 */
export const seedCatalogue = async (tx: Tx): Promise<void> => {
  await seedStructure(tx);
  const agencies = catalogueAgencies();
  await seedUnits(
    tx,
    agencies.map((agency) => ({
      agency,
      units: unitsOf(agency).filter(({ kind }) => isCommunal(agency) || kind === 'leadership' || kind === 'office'),
    })),
  );
};
