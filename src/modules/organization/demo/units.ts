import templates from '../../../../catalog/units.json' with { type: 'json' };
import { demoId } from './ids.ts';
import type { CatalogueAgency } from './structure.ts';

export type UnitPlan = {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly nameEn: string;
  readonly abbreviation: string;
  readonly kind: 'leadership' | 'office' | 'division' | 'centre';
  /** Weight in sharing out the staff; leadership has none. */
  readonly share: number;
};

export const isCommunal = (agency: CatalogueAgency): boolean => agency.kind === 'ward' || agency.kind === 'commune';

/** First letters as they are used in notations: Phòng Quản lý đất đai → QLĐĐ. */
export const initials = (name: string): string =>
  name
    .replace(/^Phòng\s/, '')
    .split(/[\s–,]+/)
    .filter((word) => word !== '' && word !== 'và')
    .map((word) => word.charAt(0).toUpperCase())
    .join('');

type Template = {
  key: string;
  name: string;
  nameEn: string;
  abbreviation: string;
  kind: string;
  share?: number;
  nameInWards?: string;
  abbreviationInWards?: string;
};

const planOf = (agency: CatalogueAgency, unit: Template, name: string, abbreviation: string): UnitPlan => ({
  id: demoId('unit', `${agency.key}/${unit.key}`),
  key: unit.key,
  name,
  nameEn: unit.nameEn,
  abbreviation,
  kind: unit.kind as UnitPlan['kind'],
  share: unit.share ?? 0,
});

/** The unit in which the Provincial People's Committee itself signs; its Office has it beside its own leadership. */
const committee = (agency: CatalogueAgency): UnitPlan[] =>
  agency.kind === 'provincial-office'
    ? [
        {
          id: demoId('unit', `${agency.key}/uy-ban`),
          key: 'uy-ban',
          name: 'Lãnh đạo Ủy ban nhân dân tỉnh',
          nameEn: "Leadership of the Provincial People's Committee",
          abbreviation: 'UBND',
          kind: 'leadership',
          share: 0,
        },
      ]
    : [];

/** The units of an agency, leadership first. */
export const unitsOf = (agency: CatalogueAgency): UnitPlan[] => {
  if (isCommunal(agency)) {
    const inWard = agency.kind === 'ward';
    return [templates.communal.leaderUnit, ...templates.communal.units].map((unit: Template) =>
      planOf(
        agency,
        unit,
        (inWard && unit.nameInWards) || unit.name,
        (inWard && unit.abbreviationInWards) || unit.abbreviation,
      ),
    );
  }
  const named: readonly string[] = (templates.provincialUnitNames as Record<string, string[]>)[agency.key] ?? [];
  const own = [templates.provincial.leaderUnit, ...templates.provincial.units].map((unit: Template) => {
    const special = unit.key.startsWith('nghiep-vu-') ? named[Number(unit.key.slice(-1)) - 1] : undefined;
    if (special) return planOf(agency, unit, special, initials(special));
    if (unit.key === 'van-phong' && agency.kind === 'provincial-office')
      return planOf(agency, unit, 'Phòng Hành chính – Tổ chức', 'HCTC');
    return planOf(agency, unit, unit.name, unit.abbreviation);
  });
  return [...own, ...committee(agency)];
};
