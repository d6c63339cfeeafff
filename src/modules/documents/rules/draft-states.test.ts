import { expect, test } from 'vitest';
import { draftStates } from '../operations/shapes.ts';
import { type ActingFor, allowedDraftActs, DRAFT_STATES, type DraftStanding, stateAfter } from './draft-states.ts';

const AGENCY = 'agency';
const actor = (positionId: string, unitId: string, ...roles: string[]): ActingFor => ({
  positionId,
  agencyId: AGENCY,
  unitId,
  roles,
  delegation: null,
});
const specialist = actor('s', 'unit', 'specialist');
const head = actor('h', 'unit', 'unit-head');
const otherHead = actor('h2', 'other', 'unit-head');
const clerk = actor('c', 'office', 'records-clerk');
const leader = actor('l', 'top', 'leader');

const draft = (state: DraftStanding['state']): DraftStanding => ({
  state,
  agencyId: AGENCY,
  unitId: 'unit',
  authorPositionId: 's',
  signerPositionId: 'l',
  lastStepBy: null,
});

test('the straight way from draft to issue is open to the right people, one after the other', () => {
  const way = [
    ['drafting', specialist, 'submit', 'with-head'],
    ['with-head', head, 'pass', 'with-office'],
    ['with-office', clerk, 'forward-to-leader', 'with-leader'],
    ['with-leader', leader, 'sign', 'signed'],
    ['signed', clerk, 'issue', 'issued'],
  ] as const;
  for (const [state, who, act, next] of way) {
    expect(allowedDraftActs(draft(state), who)).toContain(act);
    expect(stateAfter(state, act)).toBe(next);
    for (const other of [specialist, head, otherHead, clerk, leader].filter((one) => one !== who))
      expect(allowedDraftActs(draft(state), other), `${other.positionId} ${act}`).not.toContain(act);
  }
});

test('nothing may be done to what is issued or refused, and nothing by another agency', () => {
  for (const who of [specialist, head, clerk, leader])
    for (const state of ['issued', 'refused'] as const) expect(allowedDraftActs(draft(state), who)).toEqual([]);
  for (const state of draftStates)
    for (const who of [specialist, head, clerk, leader])
      expect(allowedDraftActs(draft(state), { ...who, agencyId: 'elsewhere' })).toEqual([]);
});

test('whoever handed a draft on may take it back, until somebody did anything to it', () => {
  const ways = [
    ['with-head', specialist, 'drafting'],
    ['with-office', head, 'with-head'],
    ['with-leader', clerk, 'with-office'],
  ] as const;
  for (const [state, who, back] of ways) {
    const standing = { ...draft(state), lastStepBy: who.positionId };
    expect(allowedDraftActs(standing, who)).toContain('take-back');
    expect(stateAfter(state, 'take-back')).toBe(back);
    for (const other of [specialist, head, otherHead, clerk, leader].filter((one) => one !== who)) {
      expect(allowedDraftActs(standing, other)).not.toContain('take-back');
      expect(allowedDraftActs({ ...standing, lastStepBy: other.positionId }, who)).not.toContain('take-back');
    }
    expect(allowedDraftActs(draft(state), who)).not.toContain('take-back');
  }
  for (const state of ['signed', 'issued', 'drafting'] as const) expect(stateAfter(state, 'take-back')).toBe(state);
});

test('content is frozen while office, leader and clerk have it', () => {
  for (const state of ['with-office', 'with-leader', 'signed'] as const) {
    expect(DRAFT_STATES[state].save).toBeUndefined();
    expect(DRAFT_STATES[state].annex).toBeUndefined();
  }
});

test('whoever acts for the signer by delegation may sign', () => {
  const deputy = { ...actor('d', 'top', 'leader'), delegation: { fromPositionId: 'l' } };
  expect(allowedDraftActs(draft('with-leader'), deputy)).toContain('sign');
  expect(allowedDraftActs(draft('with-leader'), { ...deputy, delegation: null })).not.toContain('sign');
});

test('every state but the two ends can be left', () => {
  for (const state of draftStates) {
    const leads = Object.values(DRAFT_STATES[state]).some((step) => step.to !== undefined);
    expect(leads).toBe(state !== 'issued' && state !== 'refused');
  }
});
