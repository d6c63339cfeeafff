import type { Tx } from '../../../platform/db/index.ts';
import { searchText } from '../search-text.ts';
import { insertRows } from './insert-rows.ts';
import type { StaffPlan } from './staff.ts';
import { type CatalogueAgency, PROVINCE_BEGAN } from './structure.ts';
import { type UnitPlan, unitsOf } from './units.ts';

const SINCE = `["${PROVINCE_BEGAN}",)`;

type AgencyUnits = { readonly agency: CatalogueAgency; readonly units: readonly UnitPlan[] };

export const seedUnits = (tx: Tx, plans: readonly AgencyUnits[]): Promise<void> =>
  insertRows(
    tx,
    'organization.unit',
    {
      id: 'uuid',
      agency_id: 'uuid',
      name: 'text',
      name_en: 'text',
      abbreviation: 'text',
      kind: 'text',
      ordinal: 'int',
      valid: 'tstzrange',
      folded: 'text',
      canonical: 'text',
    },
    plans.flatMap(({ agency, units }) =>
      units.map(({ id, name, nameEn, abbreviation, kind }, at) => ({
        id,
        agency_id: agency.id,
        name,
        name_en: nameEn,
        abbreviation,
        kind,
        ordinal: at + 1,
        valid: SINCE,
        ...searchText(name),
      })),
    ),
  );

const seedPositions = (tx: Tx, plans: readonly StaffPlan[]): Promise<void> =>
  insertRows(
    tx,
    'organization.position',
    {
      id: 'uuid',
      agency_id: 'uuid',
      unit_id: 'uuid',
      title: 'text',
      rank: 'text',
      roles: 'text[]',
      ordinal: 'int',
      valid: 'tstzrange',
      folded: 'text',
      canonical: 'text',
    },
    plans.flatMap(({ agency, positions }) =>
      positions.map(({ id, unit, title, rank, roles }, at) => ({
        id,
        agency_id: agency.id,
        unit_id: unit.id,
        title,
        rank,
        roles,
        ordinal: at + 1,
        valid: SINCE,
        ...searchText(title),
      })),
    ),
  );

/** Units, positions, people and holdings of these agencies; people are marked as made up. */
export const seedStaff = async (tx: Tx, plans: readonly StaffPlan[], now: Temporal.Instant): Promise<void> => {
  await seedUnits(
    tx,
    plans.map(({ agency }) => ({ agency, units: unitsOf(agency) })),
  );
  await seedPositions(tx, plans);
  await insertRows(
    tx,
    'organization.person',
    { id: 'uuid', name: 'text', demo: 'boolean', created_at: 'timestamptz', folded: 'text', canonical: 'text' },
    plans.flatMap(({ people }) =>
      people.map(({ id, name }) => ({ id, name, demo: true, created_at: now.toString(), ...searchText(name) })),
    ),
  );
  await insertRows(
    tx,
    'organization.holding',
    { id: 'uuid', person_id: 'uuid', position_id: 'uuid', acting: 'boolean', valid: 'tstzrange' },
    plans.flatMap(({ holdings }) =>
      holdings.map(({ id, personId, positionId, acting, from, to }) => ({
        id,
        person_id: personId,
        position_id: positionId,
        acting,
        valid: `["${from}",${to === null ? '' : `"${to}"`})`,
      })),
    ),
  );
};
