import groups from '../../../../catalog/agency-groups.json' with { type: 'json' };
import { VN_ZONE } from '../../../platform/clock/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { demoId } from '../demo/ids.ts';
import { insertRows } from '../demo/insert-rows.ts';
import { initials } from '../demo/units.ts';
import { searchText } from '../search-text.ts';
import type { AccountPort } from './account-port.ts';
import { importedId } from './imported-ids.ts';
import type { NewAgency, NewUnit } from './plan.ts';
import type { ImportPlan } from './plan-import.ts';

/** Imported agencies stand below those of the catalogue in lists. */
const FIRST_ORDINAL = 1_000;
const ADMIN_ROLES = ['unit-admin', 'province-admin'] as const;

const writeAgencies = async (tx: Tx, agencies: readonly NewAgency[], since: string): Promise<void> => {
  const shared = {
    name: 'text',
    name_en: 'text',
    abbreviation: 'text',
    letterhead_parent: 'text',
    letterhead_name: 'text',
  };
  const wordsOf = ({ name, nameEn, abbreviation, parent }: NewAgency) => ({
    ...{ name, name_en: nameEn, abbreviation, letterhead_parent: parent, letterhead_name: name, valid: since },
  });
  await insertRows(
    tx,
    'organization.agency',
    {
      ...{ id: 'uuid', key: 'text', kind: 'text', ...shared, short_name: 'text', place: 'text', ordinal: 'int' },
      ...{ valid: 'tstzrange', folded: 'text', canonical: 'text' },
    },
    agencies.map((one, at) => ({
      ...{ id: one.id, key: one.code, kind: one.kind, ...wordsOf(one), short_name: one.shortName, place: one.place },
      ...{ ordinal: FIRST_ORDINAL + at, ...searchText(`${one.name} ${one.shortName} ${one.abbreviation} ${one.code}`) },
    })),
  );
  await insertRows(
    tx,
    'organization.agency_alias',
    { code: 'text', system: 'text', agency_id: 'uuid', verified: 'boolean', valid: 'tstzrange' },
    // The province itself says the code.
    agencies.map(({ id, code }) => ({ code, system: 'qd20', agency_id: id, verified: true, valid: since })),
  );
  await insertRows(
    tx,
    'organization.issuer',
    { id: 'uuid', agency_id: 'uuid', own: 'boolean', ...shared, valid: 'tstzrange' },
    agencies.map((one) => ({ id: importedId.issuer(one.code), agency_id: one.id, own: true, ...wordsOf(one) })),
  );
  await insertRows(
    tx,
    'organization.agency_group_member',
    { group_id: 'uuid', agency_id: 'uuid', valid: 'tstzrange' },
    groups.groups.flatMap(({ key, kinds }) =>
      agencies
        .filter((one) => kinds.includes(one.kind))
        .map((one) => ({ group_id: demoId('group', key), agency_id: one.id, valid: since })),
    ),
  );
};

const kindOf = ({ name, leads }: NewUnit): string => {
  if (leads) return 'leadership';
  if (name.startsWith('Văn phòng')) return 'office';
  return name.startsWith('Trung tâm') ? 'centre' : 'division';
};

/** Writes all of it in the caller's transaction; rows that came in between stay as they are. */
export const writePlan = async (
  tx: Tx,
  accounts: AccountPort,
  plan: ImportPlan,
  now: Temporal.Instant,
): Promise<void> => {
  const since = `["${now}",)`;
  await writeAgencies(tx, plan.agencies, since);
  await insertRows(
    tx,
    'organization.unit',
    {
      ...{ id: 'uuid', agency_id: 'uuid', name: 'text', name_en: 'text', abbreviation: 'text', kind: 'text' },
      ...{ ordinal: 'int', valid: 'tstzrange', folded: 'text', canonical: 'text' },
    },
    plan.units.map((unit, at) => ({
      ...{
        id: unit.id,
        agency_id: unit.agencyId,
        name: unit.name,
        name_en: unit.name,
        kind: kindOf(unit),
        valid: since,
      },
      ...{ abbreviation: initials(unit.name), ordinal: 100 + at, ...searchText(unit.name) },
    })),
  );
  await insertRows(
    tx,
    'organization.position',
    {
      ...{ id: 'uuid', agency_id: 'uuid', unit_id: 'uuid', title: 'text', rank: 'text', roles: 'text[]' },
      ...{ ordinal: 'int', valid: 'tstzrange', folded: 'text', canonical: 'text' },
    },
    plan.positions.map(({ id, agencyId, unitId, title, rank, roles, ordinal }) => ({
      ...{ id, agency_id: agencyId, unit_id: unitId, title, rank, roles, ordinal, valid: since, ...searchText(title) },
    })),
  );
  await insertRows(
    tx,
    'organization.person',
    { id: 'uuid', name: 'text', demo: 'boolean', created_at: 'timestamptz', folded: 'text', canonical: 'text' },
    plan.people.map(({ id, name }) => ({ id, name, demo: false, created_at: now.toString(), ...searchText(name) })),
  );
  await insertRows(
    tx,
    'organization.holding',
    {
      ...{ id: 'uuid', person_id: 'uuid', position_id: 'uuid', acting: 'boolean', valid: 'tstzrange' },
      decision_document: 'text',
    },
    plan.holdings.map(({ id, personId, positionId, acting, from, decision }) => ({
      ...{ id, person_id: personId, position_id: positionId, acting, decision_document: decision },
      valid: from ? `["${from.toZonedDateTime(VN_ZONE).toInstant()}",)` : since,
    })),
  );
  const administers = new Set(
    plan.positions.filter(({ roles }) => ADMIN_ROLES.some((role) => roles.includes(role))).map(({ id }) => id),
  );
  const admins = new Set(plan.holdings.filter((one) => administers.has(one.positionId)).map((one) => one.personId));
  await accounts.open(
    tx,
    plan.people.map(({ id, username }) => ({ personId: id, username, isAdmin: admins.has(id) })),
    now,
  );
};
