import type { DraftAct, DraftState } from '../operations/shapes.ts';

/** How the actor stands to a draft. */
type DraftRelation = 'author' | 'head' | 'office' | 'clerk' | 'signer';

type Step = { readonly by: readonly DraftRelation[]; readonly to?: DraftState };

const writing: Partial<Record<DraftAct, Step>> = {
  save: { by: ['author'] },
  annex: { by: ['author'] },
  'check-format': { by: ['author'] },
  submit: { by: ['author'], to: 'with-head' },
};

/**
 * Who may do which act in which state, and where it leads. The way of an outgoing document after Decree 30/2020/NĐ-CP,
 * Articles 10–19: draft → head of the unit → layout and legality (office) → leader → number, date, seal (records clerk).
 * Whoever handed a draft on takes it back while nobody did anything to it since.
 * A signed draft given back loses its signature; its bytes stay in the steps as what was signed then.
 */
export const DRAFT_STATES: Readonly<Record<DraftState, Partial<Record<DraftAct, Step>>>> = {
  drafting: writing,
  returned: writing,
  'with-head': {
    save: { by: ['head'] },
    annex: { by: ['head'] },
    'check-format': { by: ['head', 'author'] },
    return: { by: ['head'], to: 'returned' },
    pass: { by: ['head'], to: 'with-office' },
    refuse: { by: ['head'], to: 'refused' },
    'take-back': { by: ['author'], to: 'drafting' },
  },
  'with-office': {
    'check-format': { by: ['office', 'author', 'head'] },
    return: { by: ['office'], to: 'returned' },
    'forward-to-leader': { by: ['office'], to: 'with-leader' },
    'take-back': { by: ['head'], to: 'with-head' },
  },
  'with-leader': {
    'check-format': { by: ['signer', 'office', 'author'] },
    return: { by: ['signer'], to: 'returned' },
    refuse: { by: ['signer'], to: 'refused' },
    sign: { by: ['signer'], to: 'signed' },
    'take-back': { by: ['office'], to: 'with-office' },
  },
  signed: {
    return: { by: ['clerk'], to: 'returned' },
    issue: { by: ['clerk'], to: 'issued' },
  },
  issued: {},
  refused: {},
};

export type DraftStanding = {
  readonly state: DraftState;
  readonly agencyId: string;
  readonly unitId: string | null;
  readonly authorPositionId: string;
  readonly signerPositionId: string | null;
  /** Position of the newest step, when that step was done to the newest version. */
  readonly lastStepBy: string | null;
};

export type ActingFor = {
  readonly positionId: string;
  readonly agencyId: string;
  readonly unitId: string | null;
  readonly roles: readonly string[];
  readonly delegation: { readonly fromPositionId: string } | null;
};

/** How this actor stands to this draft; several may hold at once. */
const relationsTo = (draft: DraftStanding, actor: ActingFor): ReadonlySet<DraftRelation> => {
  const has = (...roles: string[]) => roles.some((role) => actor.roles.includes(role));
  const relations = new Set<DraftRelation>();
  if (actor.agencyId !== draft.agencyId) return relations;
  if (actor.positionId === draft.authorPositionId) relations.add('author');
  const sameUnit = draft.unitId !== null && actor.unitId === draft.unitId;
  if (sameUnit && has('unit-head', 'chief-of-office', 'leader')) relations.add('head');
  if (has('records-clerk', 'chief-of-office')) relations.add('office');
  if (has('records-clerk')) relations.add('clerk');
  const signer = draft.signerPositionId;
  if (signer !== null && [actor.positionId, actor.delegation?.fromPositionId].includes(signer)) relations.add('signer');
  return relations;
};

/** The acts open to the actor now. */
export const allowedDraftActs = (draft: DraftStanding, actor: ActingFor): DraftAct[] => {
  const relations = relationsTo(draft, actor);
  const isUntouched = draft.lastStepBy === actor.positionId;
  return (Object.entries(DRAFT_STATES[draft.state]) as Array<[DraftAct, Step]>)
    .filter(
      ([act, step]) => step.by.some((relation) => relations.has(relation)) && (act !== 'take-back' || isUntouched),
    )
    .map(([act]) => act);
};

/** Where the act leads from here, or null when it does not change the state or is not known here. */
export const stateAfter = (state: DraftState, act: DraftAct): DraftState => DRAFT_STATES[state][act]?.to ?? state;

/** Whose turn it is, in words. */
export const WAITING_FOR: Readonly<Record<DraftState, { readonly vi: string; readonly en: string } | null>> = {
  drafting: { vi: 'Người soạn thảo hoàn thiện', en: 'The author' },
  returned: { vi: 'Người soạn thảo sửa theo ý kiến', en: 'The author, after remarks' },
  'with-head': { vi: 'Trưởng đơn vị xem', en: 'The head of the unit' },
  'with-office': { vi: 'Văn phòng kiểm tra thể thức', en: 'The office checks the layout' },
  'with-leader': { vi: 'Lãnh đạo ký', en: 'The leader signs' },
  signed: { vi: 'Văn thư cấp số, đóng dấu', en: 'The records clerk numbers and seals' },
  issued: null,
  refused: null,
};
