import type { AssignmentRole, Box, DocumentAct } from '../operations/shapes.ts';

export type DocumentStanding = {
  /** The agency's own box; null when the document did not come in here. */
  readonly box: Box | null;
  readonly refused: boolean;
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
  if (box === null) return [];
  const has = (...wanted: string[]) => wanted.some((role) => roles.includes(role));
  const forAgency = has('records-clerk', 'chief-of-office', 'leader');
  const works = mine !== null && mine.role !== 'inform' && mine.state !== 'done';
  const open = !standing.refused && !standing.closed;
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
    ['reply', !standing.refused && standing.registered && has(...DRAFTERS) && (works || forAgency)],
    [
      'keep',
      open &&
        ((forAgency && standing.registered) ||
          (mine !== null && (myBox === 'not-handled' || myBox === 'for-information'))),
    ],
  ];
  return acts.filter(([, allowed]) => allowed).map(([act]) => act);
};
