import { fold } from '../../../platform/text/index.ts';
import { demoId } from './ids.ts';
import { madeUpName } from './names.ts';
import { isSecondPost, type PositionPlan, positionsOfAgency } from './positions.ts';
import { seededRandom } from './random.ts';
import { type CatalogueAgency, PROVINCE_BEGAN } from './structure.ts';

export type PersonPlan = { readonly id: string; readonly name: string; readonly username: string };
export type HoldingPlan = {
  readonly id: string;
  readonly personId: string;
  readonly positionId: string;
  readonly acting: boolean;
  readonly from: string;
  readonly to: string | null;
};
export type StaffPlan = {
  readonly agency: CatalogueAgency;
  readonly positions: readonly PositionPlan[];
  readonly people: readonly PersonPlan[];
  readonly holdings: readonly HoldingPlan[];
};

/** On this day every second head took office; until then the first deputy was in charge, so that "as of" has a history. */
const NEW_HEADS = '2026-03-01T00:00:00+07:00';

const personSlot = (agency: CatalogueAgency, slot: string) =>
  isSecondPost(agency, slot) ? 'van-phong/specialist-1' : slot;

/** Id of the made-up person first given that post. */
export const demoPersonId = (agency: CatalogueAgency, slot: string): string =>
  demoId('person', `${agency.key}/${personSlot(agency, slot)}`);

const peopleOf = (agency: CatalogueAgency, positions: readonly PositionPlan[]): PersonPlan[] => {
  const random = seededRandom(`staff of ${agency.key}`);
  const taken = new Map<string, number>();
  return positions
    .filter(({ slot }) => !isSecondPost(agency, slot))
    .map(({ slot }) => {
      const name = madeUpName(random);
      const base = `${agency.slug}.${fold(name).replaceAll(' ', '')}`;
      const nth = (taken.get(base) ?? 0) + 1;
      taken.set(base, nth);
      return { id: demoPersonId(agency, slot), name, username: nth === 1 ? base : `${base}${nth}` };
    });
};

const holding = (agency: CatalogueAgency, held: string, by: string, more: Partial<HoldingPlan> = {}): HoldingPlan => ({
  id: demoId('holding', `${agency.key}/${held}/${by}`),
  personId: demoPersonId(agency, by),
  positionId: demoId('position', `${agency.key}/${held}`),
  acting: false,
  from: PROVINCE_BEGAN,
  to: null,
  ...more,
});

const HEAD = 'lanh-dao/leader-1';
const FIRST_DEPUTY = 'lanh-dao/leader-2';

/** The made-up staff of one agency: always the same, and of no other agency's making. */
export const staffOf = (agency: CatalogueAgency): StaffPlan => {
  const positions = positionsOfAgency(agency);
  const changedHead = agency.ordinal % 2 === 1;
  const holdings = positions.flatMap(({ slot }): HoldingPlan[] =>
    slot === HEAD && changedHead
      ? [
          holding(agency, HEAD, FIRST_DEPUTY, { acting: true, to: NEW_HEADS }),
          holding(agency, HEAD, HEAD, { from: NEW_HEADS }),
        ]
      : [holding(agency, slot, slot)],
  );
  return { agency, positions, people: peopleOf(agency, positions), holdings };
};
