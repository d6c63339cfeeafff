import bodies from '../../../../catalog/agencies.json' with { type: 'json' };
import communal from '../../../../catalog/communes.json' with { type: 'json' };
import { fold } from '../../../platform/text/index.ts';
import type { AgencyKind } from '../operations/shapes.ts';
import { demoId } from './ids.ts';

/** The day on which the province of today began (Resolution on the arrangement of provinces of 2025). */
export const PROVINCE_BEGAN = '2025-07-01T00:00:00+07:00';

export type CatalogueAgency = {
  readonly id: string;
  readonly key: string;
  readonly kind: AgencyKind;
  readonly name: string;
  readonly shortName: string;
  readonly nameEn: string;
  readonly abbreviation: string;
  readonly letterheadParent: string | null;
  readonly letterheadName: string;
  readonly place: string;
  readonly adminCode: string | null;
  readonly formerProvince: 'bac-giang' | 'bac-ninh' | null;
  readonly ordinal: number;
  /** [order of Decision 20/2020/QĐ-TTg, older order of QCVN 102:2016] */
  readonly codes: readonly string[];
  /** Size of the made-up staff. */
  readonly headcount: number;
  /** Beginning of the user names of its people. */
  readonly slug: string;
  /** Bodies in whose name it issues documents besides its own. */
  readonly issuesAlsoFor: ReadonlyArray<{
    readonly name: string;
    readonly nameEn: string;
    readonly abbreviation: string;
  }>;
};

const PROVINCE_COMMITTEE = 'Ủy ban nhân dân tỉnh Bắc Ninh';
const slugOf = (text: string) => fold(text).replace(/[^a-z0-9]/g, '');
/** The order of the Vietnamese alphabet. */
const alphabet = new Intl.Collator('vi');

const provincial = (): CatalogueAgency[] =>
  bodies.agencies
    .filter((body) => body.status === 'active')
    .map((body, index) => ({
      id: demoId('agency', body.key),
      key: body.key,
      kind: body.kind as AgencyKind,
      name: body.name,
      shortName: body.shortName,
      nameEn: body.nameEn,
      abbreviation: body.abbreviation,
      letterheadParent: PROVINCE_COMMITTEE,
      letterheadName: body.name,
      place: communal.province.name,
      adminCode: null,
      formerProvince: null,
      ordinal: index + 1,
      codes: body.codes,
      headcount: body.headcount,
      slug: slugOf(body.abbreviation),
      issuesAlsoFor: body.issuesAlsoFor ?? [],
    }));

const communes = (): CatalogueAgency[] =>
  [...communal.communes]
    .sort((a, b) => alphabet.compare(a.name, b.name))
    .map((unit, index) => {
      const word = unit.kind === 'ward' ? 'phường' : 'xã';
      return {
        id: demoId('agency', unit.code),
        key: unit.code,
        kind: unit.kind as AgencyKind,
        name: `Ủy ban nhân dân ${word} ${unit.name}`,
        shortName: `UBND ${word} ${unit.name}`,
        nameEn: `People's Committee of ${unit.name} ${unit.kind === 'ward' ? 'Ward' : 'Commune'}`,
        abbreviation: 'UBND',
        letterheadParent: null,
        letterheadName: `Ủy ban nhân dân ${word} ${unit.name}`,
        place: unit.name,
        adminCode: unit.code,
        formerProvince: unit.formerProvince as 'bac-giang' | 'bac-ninh',
        ordinal: (unit.kind === 'ward' ? 100 : 200) + index,
        codes: unit.codes,
        headcount: communal.headcount,
        slug: slugOf(unit.name),
        issuesAlsoFor: [],
      };
    });

let known: readonly CatalogueAgency[] | null = null;

/** The 15 provincial bodies and the 99 wards and communes of the catalogue; rows marked unverified are left out. */
export const catalogueAgencies = (): readonly CatalogueAgency[] => {
  known ??= [...provincial(), ...communes()];
  return known;
};

/** @throws when the catalogue has no such agency, which is a mistake in the program */
export const catalogueAgency = (key: string): CatalogueAgency => {
  const agency = catalogueAgencies().find((one) => one.key === key);
  if (!agency) throw new Error(`No agency in the catalogue: ${key}`);
  return agency;
};

export const COMMITTEE_LETTERHEAD = PROVINCE_COMMITTEE;
