import groups from '../../../../catalog/agency-groups.json' with { type: 'json' };
import holidays from '../../../../catalog/holidays.json' with { type: 'json' };
import type { Tx } from '../../../platform/db/index.ts';
import { searchText } from '../search-text.ts';
import { demoId } from './ids.ts';
import { insertRows } from './insert-rows.ts';
import { COMMITTEE_LETTERHEAD, catalogueAgencies, PROVINCE_BEGAN } from './structure.ts';

const SINCE = `["${PROVINCE_BEGAN}",)`;

const seedAgencies = async (tx: Tx): Promise<void> => {
  const agencies = catalogueAgencies();
  await insertRows(
    tx,
    'organization.agency',
    {
      id: 'uuid',
      key: 'text',
      kind: 'text',
      name: 'text',
      short_name: 'text',
      name_en: 'text',
      abbreviation: 'text',
      letterhead_parent: 'text',
      letterhead_name: 'text',
      place: 'text',
      admin_code: 'text',
      former_province: 'text',
      ordinal: 'int',
      valid: 'tstzrange',
      folded: 'text',
      canonical: 'text',
    },
    agencies.map((one) => {
      const words = `${one.name} ${one.shortName} ${one.abbreviation} ${one.codes.join(' ')}`;
      return {
        id: one.id,
        key: one.key,
        kind: one.kind,
        name: one.name,
        short_name: one.shortName,
        name_en: one.nameEn,
        abbreviation: one.abbreviation,
        letterhead_parent: one.letterheadParent,
        letterhead_name: one.letterheadName,
        place: one.place,
        admin_code: one.adminCode,
        former_province: one.formerProvince,
        ordinal: one.ordinal,
        valid: SINCE,
        ...searchText(words),
      };
    }),
  );
  await insertRows(
    tx,
    'organization.agency_alias',
    { code: 'text', system: 'text', agency_id: 'uuid', verified: 'boolean', valid: 'tstzrange' },
    agencies.flatMap((one) =>
      one.codes.map((code, at) => ({
        code,
        system: at === 0 ? 'qd20' : 'qcvn102',
        agency_id: one.id,
        verified: false,
        valid: SINCE,
      })),
    ),
  );
};

const seedIssuers = (tx: Tx): Promise<void> =>
  insertRows(
    tx,
    'organization.issuer',
    {
      id: 'uuid',
      agency_id: 'uuid',
      own: 'boolean',
      name: 'text',
      name_en: 'text',
      abbreviation: 'text',
      letterhead_parent: 'text',
      letterhead_name: 'text',
      valid: 'tstzrange',
    },
    catalogueAgencies().flatMap((one) => [
      {
        id: demoId('issuer', one.key),
        agency_id: one.id,
        own: true,
        name: one.name,
        name_en: one.nameEn,
        abbreviation: one.abbreviation,
        letterhead_parent: one.letterheadParent,
        letterhead_name: one.letterheadName,
        valid: SINCE,
      },
      ...one.issuesAlsoFor.map((other) => ({
        id: demoId('issuer', `${one.key}/${other.abbreviation}`),
        agency_id: one.id,
        own: false,
        name: other.name,
        name_en: other.nameEn,
        abbreviation: other.abbreviation,
        letterhead_parent: null,
        letterhead_name: COMMITTEE_LETTERHEAD,
        valid: SINCE,
      })),
    ]),
  );

const seedGroups = async (tx: Tx): Promise<void> => {
  await insertRows(
    tx,
    'organization.agency_group',
    { id: 'uuid', key: 'text', name_vi: 'text', name_en: 'text', ordinal: 'int' },
    groups.groups.map(({ key, name }, at) => ({
      id: demoId('group', key),
      key,
      name_vi: name.vi,
      name_en: name.en,
      ordinal: at + 1,
    })),
  );
  await insertRows(
    tx,
    'organization.agency_group_member',
    { group_id: 'uuid', agency_id: 'uuid', valid: 'tstzrange' },
    groups.groups.flatMap(({ key, kinds }) =>
      catalogueAgencies()
        .filter((one) => kinds.includes(one.kind))
        .map((one) => ({ group_id: demoId('group', key), agency_id: one.id, valid: SINCE })),
    ),
  );
};

const seedCalendar = async (tx: Tx): Promise<void> => {
  await insertRows(
    tx,
    'organization.calendar_day',
    {
      day: 'date',
      kind: 'text',
      name_vi: 'text',
      name_en: 'text',
      source: 'text',
      provisional: 'boolean',
      edits: 'int',
    },
    holidays.days.map(({ day, kind, name, source, provisional }) => ({
      day,
      kind,
      name_vi: name.vi,
      name_en: name.en,
      source,
      provisional,
      edits: 0,
    })),
  );
  await insertRows(
    tx,
    'organization.office_hours',
    { id: 'uuid', agency_id: 'uuid', opens: 'time[]', closes: 'time[]', valid: 'daterange', source: 'text' },
    holidays.officeHours.map(({ from, periods, source }) => ({
      id: demoId('office-hours', from),
      agency_id: null,
      opens: periods.map(([open]) => open),
      closes: periods.map(([, close]) => close),
      valid: `[${from},)`,
      source,
    })),
  );
};

/** Agencies, identifiers, issuers, groups and the calendar, from the catalogue. */
export const seedStructure = async (tx: Tx): Promise<void> => {
  await seedAgencies(tx);
  await seedIssuers(tx);
  await seedGroups(tx);
  await seedCalendar(tx);
};
