import type { SameKeys } from '../../../../web/office/language/language.ts';
import type { vi } from './delegations-vi.ts';

/** Texts of the delegations screen. */
export const en: SameKeys<typeof vi> = {
  title: 'Delegations of signing',
  under: (agency: string) => `${agency} · Decree 30/2020/NĐ-CP, Article 13`,
  grant: 'Delegate',
  tabs: { now: 'In force', coming: 'Coming', ended: 'Ended' },
  none: {
    now: 'No delegation is in force.',
    coming: 'No delegation is about to begin.',
    ended: 'No delegation has ended yet.',
  },
  noneMore: 'Every delegation has a term, a receiver and its trace in the log.',
  from: 'Delegating position',
  to: 'Receiving position',
  toHint: 'Type a title, a unit or a name; marks may be left out.',
  form: 'Form',
  forms: { KT: 'KT. – in place of the head', TL: 'TL. – by order', TUQ: 'TUQ. – by mandate' },
  formHints: {
    KT: 'A deputy signs in place of the head.',
    TL: 'A leader has the head of a unit sign by order.',
    TUQ: 'The head of the agency mandates the head of a unit; in writing and for a limited time.',
  },
  scope: 'Scope',
  scopeHint: 'What may be signed and handled.',
  term: 'Term',
  validFrom: 'From',
  validTo: 'Through',
  validToHint: 'Leave empty when it is not set beforehand (not for TUQ.).',
  noEnd: 'no set end',
  decision: 'Decision',
  decisionHint: 'Number and notation; required for TUQ.',
  needed: {
    from: 'Choose the delegating position.',
    to: 'Choose the receiving position.',
    scope: 'Say the scope in at least 3 characters.',
    validFrom: 'Choose the first day.',
    validTo: 'A mandate must have a last day.',
    decision: 'A mandate must name its decision.',
    reason: 'Give a reason of at least 3 characters.',
  },
  granted: 'Delegated. The receiver can choose this position at the top right once the term begins.',
  end: 'End',
  endTitle: 'End the delegation',
  endText: (form: string, from: string, to: string) =>
    `${form}: ${from} to ${to}. It ends at once; what was signed stays as it is.`,
  reason: 'Reason',
  ended: 'The delegation has ended.',
  endedBecause: (reason: string) => `Ended: ${reason}`,
  vacant: 'nobody holds it',
  acts: 'Acts',
};
