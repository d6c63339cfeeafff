import templates from '../../../../catalog/units.json' with { type: 'json' };
import type { Rank, Role } from '../operations/shapes.ts';
import { demoId } from './ids.ts';
import type { CatalogueAgency } from './structure.ts';
import { isCommunal, type UnitPlan, unitsOf } from './units.ts';

export type PositionPlan = {
  readonly id: string;
  /** Names the position within its agency, such as `van-phong/clerk-1`. */
  readonly slot: string;
  readonly unit: UnitPlan;
  readonly title: string;
  readonly rank: Rank;
  readonly roles: readonly Role[];
};

type Slot = readonly [unitKey: string, name: string, title: string, rank: Rank, roles: readonly Role[]];

const { staffTitles } = templates;

const headsOf = (agency: CatalogueAgency, unit: UnitPlan): Slot[] => {
  const titles = isCommunal(agency) ? templates.communal : templates.provincial;
  const { officeChief, officeDeputy, unitHead, unitDeputy } = titles;
  const plainOffice = unit.kind === 'office' && agency.kind === 'provincial-office';
  const [head, deputy] =
    unit.kind === 'centre'
      ? [templates.communal.centreHead, templates.communal.centreDeputy]
      : unit.kind === 'office' && !plainOffice
        ? [officeChief, officeDeputy]
        : [unitHead, unitDeputy];
  const headRoles: Role[] = unit.kind === 'office' ? ['chief-of-office', 'unit-head'] : ['unit-head'];
  return [
    [unit.key, 'head', head, 'head', headRoles],
    [unit.key, 'deputy', deputy, 'deputy', ['unit-head']],
  ];
};

const leadersOf = (agency: CatalogueAgency): Slot[] => {
  const plan: { leaders: Record<string, string[]>; deputies: number } = isCommunal(agency)
    ? templates.communal
    : templates.provincial;
  const [head = '', deputy = ''] = plan.leaders[agency.kind] ?? [];
  const deputies = (unit: string, title: string, count: number): Slot[] =>
    Array.from({ length: count }, (_, n): Slot => [unit, `leader-${n + 2}`, title, 'deputy', ['leader']]);
  const own: Slot[] = [
    ['lanh-dao', 'leader-1', head, 'head', ['leader']],
    ...deputies('lanh-dao', deputy, plan.deputies),
  ];
  if (agency.kind !== 'provincial-office') return own;
  return [
    ...own,
    ['uy-ban', 'leader-1', 'Chủ tịch Ủy ban nhân dân tỉnh', 'head', ['leader']],
    ...deputies('uy-ban', 'Phó Chủ tịch Ủy ban nhân dân tỉnh', 3),
  ];
};

const officeStaffOf = (agency: CatalogueAgency): Slot[] => {
  const member = (name: string, title: string, role: Role): Slot => ['van-phong', name, title, 'member', [role]];
  return [
    member('clerk-1', staffTitles['records-clerk'], 'records-clerk'),
    ...(isCommunal(agency) ? [] : [member('clerk-2', staffTitles['records-clerk'], 'records-clerk')]),
    member('archivist-1', staffTitles.archivist, 'archivist'),
    member('admin-1', staffTitles['unit-admin'], 'unit-admin'),
    ...(agency.kind === 'provincial-office'
      ? [
          member('province-admin-1', staffTitles['province-admin'], 'province-admin'),
          member('auditor-1', staffTitles.auditor, 'auditor'),
        ]
      : []),
  ];
};

/** In communes the administrator's post is held by a specialist besides the own one, so it needs no person more. */
export const isSecondPost = (agency: CatalogueAgency, slot: string): boolean =>
  isCommunal(agency) && slot === 'van-phong/admin-1';

/** Shares `count` specialists out among the units by their weights; nobody is lost in rounding. */
const specialistsOf = (units: readonly UnitPlan[], count: number): Slot[] => {
  const total = units.reduce((sum, unit) => sum + unit.share, 0);
  let before = 0;
  return units.flatMap((unit) => {
    const from = Math.round((count * before) / total);
    before += unit.share;
    const to = Math.round((count * before) / total);
    return Array.from({ length: to - from }, (_, n): Slot => {
      const title = staffTitles.specialist[n % staffTitles.specialist.length] ?? '';
      return [unit.key, `specialist-${n + 1}`, title, 'member', ['specialist']];
    });
  });
};

/** All positions of an agency, in the order of lists; as many as it has people, plus second posts. */
export const positionsOfAgency = (agency: CatalogueAgency): PositionPlan[] => {
  const units = unitsOf(agency);
  const working = units.filter((unit) => unit.share > 0);
  const fixed = [...leadersOf(agency), ...working.flatMap((unit) => headsOf(agency, unit)), ...officeStaffOf(agency)];
  const second = fixed.filter(([unit, name]) => isSecondPost(agency, `${unit}/${name}`)).length;
  const slots = [...fixed, ...specialistsOf(working, agency.headcount - fixed.length + second)];
  return slots.map(([unitKey, name, title, rank, roles]) => {
    const slot = `${unitKey}/${name}`;
    const unit = units.find((one) => one.key === unitKey);
    if (!unit) throw new Error(`No unit ${unitKey} in ${agency.key}`);
    return { id: demoId('position', `${agency.key}/${slot}`), slot, unit, title, rank, roles };
  });
};
