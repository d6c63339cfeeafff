import type { DelegationForm, Rank, Role } from '../operations/shapes.ts';

/** What the rules need to know of a position. */
export type PositionFacts = {
  readonly id: string;
  readonly agencyId: string;
  readonly unitId: string;
  readonly rank: Rank;
  readonly roles: readonly Role[];
};

export type DelegationWish = {
  readonly form: DelegationForm;
  readonly from: PositionFacts;
  readonly to: PositionFacts;
  readonly validFrom: Temporal.Instant;
  readonly validTo: Temporal.Instant | null;
  readonly decisionDocument: string | null;
};

/** Why a delegation may not be; each is an error of the catalogue. */
export type DelegationRefusal =
  | 'delegation-across-agencies'
  | 'delegation-to-itself'
  | 'delegation-term-empty'
  | 'delegation-kt-needs-deputy'
  | 'delegation-tl-needs-unit-head'
  | 'delegation-tuq-needs-head'
  | 'delegation-tuq-needs-decision';

const isUnitHead = ({ rank, roles }: PositionFacts) =>
  rank === 'head' && (roles.includes('unit-head') || roles.includes('chief-of-office'));

/**
 * Decree 30/2020/NĐ-CP, Article 13: KT. a deputy signs in place of the head; TL. heads of units by order;
 * TUQ. the head of a unit by written mandate, for a limited time. A mandate is not passed on: the one who gives is
 * always the one whose act it is.
 * @returns the first reason against it, or null when it may be
 */
export const refuseDelegation = (wish: DelegationWish): DelegationRefusal | null => {
  const { form, from, to } = wish;
  if (from.id === to.id) return 'delegation-to-itself';
  if (from.agencyId !== to.agencyId) return 'delegation-across-agencies';
  if (wish.validTo !== null && Temporal.Instant.compare(wish.validFrom, wish.validTo) >= 0)
    return 'delegation-term-empty';
  if (form === 'KT') {
    const deputyOf = from.rank === 'head' && to.rank === 'deputy' && from.unitId === to.unitId;
    return deputyOf ? null : 'delegation-kt-needs-deputy';
  }
  if (form === 'TL') return from.roles.includes('leader') && isUnitHead(to) ? null : 'delegation-tl-needs-unit-head';
  if (!from.roles.includes('leader') || from.rank !== 'head' || !isUnitHead(to)) return 'delegation-tuq-needs-head';
  return wish.decisionDocument !== null && wish.validTo !== null ? null : 'delegation-tuq-needs-decision';
};
