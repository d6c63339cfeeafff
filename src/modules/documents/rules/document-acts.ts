import type { AssignmentRole, Box, DocumentAct } from '../operations/shapes.ts';

export type DocumentStanding = {
  /** The agency's own box; null when the document did not come in here. */
  readonly box: Box | null;
  /** The own agency issued it. */
  readonly issued: boolean;
  readonly refused: boolean;
  /** The sender asks to have it back and the agency owes the answer. */
  readonly rests: boolean;
  /** Somebody was given work on it. */
  readonly assigned: boolean;
  readonly registered: boolean;
  readonly closed: boolean;
  /** The open part of the position acted for, if any. */
  readonly mine: { readonly role: AssignmentRole; readonly state: 'waiting' | 'accepted' | 'done' } | null;
  readonly myBox: Box | null;
  readonly roles: readonly string[];
};

const DRAFTERS = ['specialist', 'unit-head', 'records-clerk', 'chief-of-office', 'leader'];

/** What the position may do with an incoming document now; the operations decide by the same facts. */
export const allowedDocumentActs = (standing: DocumentStanding): DocumentAct[] => {
  const { box, mine, myBox, roles } = standing;
  const has = (...wanted: string[]) => wanted.some((role) => roles.includes(role));
  const share: DocumentAct[] = has('leader', 'chief-of-office') ? ['share'] : [];
  const ask: DocumentAct[] = standing.issued && has('records-clerk', 'chief-of-office', 'leader') ? ['ask-recall'] : [];
  if (box === null) return [...ask, ...share];
  const forAgency = has('records-clerk', 'chief-of-office', 'leader');
  const works = !standing.rests && mine !== null && mine.role !== 'inform' && mine.state !== 'done';
  const open = !standing.refused && !standing.closed && !standing.rests;
  const acts: Array<[DocumentAct, boolean]> = [
    ['open', (forAgency && box === 'not-opened') || myBox === 'not-opened'],
    ['register', open && !standing.registered && has('records-clerk')],
    ['return', open && !standing.registered && has('records-clerk', 'chief-of-office')],
    [
      'assign',
      open && standing.registered && (has('leader', 'chief-of-office') || (works && has('unit-head', 'records-clerk'))),
    ],
    ['accept', works && mine?.state === 'waiting'],
    ['finish', works],
    ['reply', !standing.refused && !standing.rests && standing.registered && has(...DRAFTERS) && (works || forAgency)],
    [
      'keep',
      open &&
        ((forAgency && standing.registered) ||
          (mine !== null && (myBox === 'not-handled' || myBox === 'for-information'))),
    ],
    ['undo-registration', open && standing.registered && !standing.assigned && has('records-clerk')],
    ['answer-recall', standing.rests && has('records-clerk', 'chief-of-office')],
  ];
  return [...acts.filter(([, allowed]) => allowed).map(([act]) => act), ...ask, ...share];
};
