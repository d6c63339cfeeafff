import { expect, test } from 'vitest';
import { type DelegationWish, type PositionFacts, refuseDelegation } from './delegation.ts';

const position = (id: string, more: Partial<PositionFacts> = {}): PositionFacts => ({
  id,
  agencyId: 'snv',
  unitId: 'leadership',
  rank: 'head',
  roles: ['leader'],
  ...more,
});
const director = position('director');
const deputy = position('deputy', { rank: 'deputy' });
const head = position('head', { unitId: 'division', roles: ['unit-head'] });
const specialist = position('specialist', { unitId: 'division', rank: 'member', roles: ['specialist'] });
const at = Temporal.Instant.from('2026-11-25T08:00:00+07:00');
const wish = (more: Partial<DelegationWish>): DelegationWish => ({
  form: 'KT',
  from: director,
  to: deputy,
  validFrom: at,
  validTo: at.add({ hours: 240 }),
  decisionDocument: '15/QĐ-SNV',
  ...more,
});

test.each<[string, Partial<DelegationWish>, ReturnType<typeof refuseDelegation>]>([
  ['a deputy signs for the head', {}, null],
  ['a standing order needs no term', { validTo: null }, null],
  ['a head of division does not sign KT.', { to: head }, 'delegation-kt-needs-deputy'],
  ['a head of division signs by order', { form: 'TL', to: head, validTo: null, decisionDocument: null }, null],
  ['a specialist does not', { form: 'TL', to: specialist }, 'delegation-tl-needs-unit-head'],
  ['a head of division orders nobody', { form: 'TL', from: head, to: head }, 'delegation-to-itself'],
  ['a mandate with term and decision', { form: 'TUQ', to: head }, null],
  ['a mandate without a term', { form: 'TUQ', to: head, validTo: null }, 'delegation-tuq-needs-decision'],
  ['a mandate without a decision', { form: 'TUQ', to: head, decisionDocument: null }, 'delegation-tuq-needs-decision'],
  ['a mandate is not passed on', { form: 'TUQ', from: deputy, to: head }, 'delegation-tuq-needs-head'],
  ['another agency', { to: { ...deputy, agencyId: 'stc' } }, 'delegation-across-agencies'],
  ['an empty term', { validTo: at }, 'delegation-term-empty'],
])('%s', (_, more, expected) => {
  expect(refuseDelegation(wish(more))).toBe(expected);
});
