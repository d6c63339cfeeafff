import type { Actor } from '../../../platform/access/index.ts';
import { type OperationContext, requireActor } from '../../../platform/operations/index.ts';
import { publish } from '../../../platform/stream/index.ts';
import { closeWork, type NewWork, putWork } from '../../../platform/worklist/index.ts';
import { documentsError } from '../errors.ts';
import type { DraftAct, DraftState } from '../operations/shapes.ts';
import { type Draft, getDraft, insertStep, type NewStep, setState } from '../records/drafts.ts';
import { headsOfUnits } from '../records/people.ts';
import { allowedDraftActs, stateAfter, WAITING_FOR } from '../rules/draft-states.ts';

const stateWords = (state: DraftState): string =>
  WAITING_FOR[state]?.vi ?? (state === 'issued' ? 'Đã phát hành' : 'Không ban hành');

export type DraftInHand = { readonly actor: Actor; readonly draft: Draft };

/** Takes the draft in hand: seen, locked, the act open to this actor now, and nothing newer than what he looked at. */
export const takeDraft = async (
  context: OperationContext,
  draftId: string,
  act: DraftAct,
  version?: number,
): Promise<DraftInHand> => {
  const actor = requireActor(context);
  const draft = await getDraft(context.tx, actor, draftId, { lock: true });
  if (!allowedDraftActs(draft, actor).includes(act))
    throw documentsError('not-your-turn', { state: stateWords(draft.state) });
  if (version !== undefined && version !== draft.version)
    throw documentsError('newer-version', { version: draft.version });
  return { actor, draft };
};

/** 0 normal … 3 express: what the work list knows; a timed express document is express. */
export const priorityOf = (urgency: number): 0 | 1 | 2 | 3 => Math.min(3, urgency) as 0 | 1 | 2 | 3;

const nextWork = async (context: OperationContext, draft: Draft, state: DraftState): Promise<NewWork[]> => {
  const about = {
    objectKind: 'documents.draft',
    objectId: draft.id,
    title: draft.subject,
    detail: { kindCode: draft.kindCode },
    priority: priorityOf(draft.urgency),
  };
  const { agencyId } = draft;
  switch (state) {
    case 'with-head': {
      const heads = draft.unitId ? await headsOfUnits(context.tx, agencyId, [draft.unitId], context.now) : new Map();
      const head = heads.get(draft.unitId ?? '');
      return head ? [{ ...about, kind: 'documents.review-draft', agencyId, positionId: head.positionId }] : [];
    }
    case 'returned':
      return [{ ...about, kind: 'documents.revise-draft', agencyId, positionId: draft.authorPositionId }];
    case 'with-office':
      return [{ ...about, kind: 'documents.check-draft', agencyId, role: 'records-clerk' }];
    case 'with-leader':
      return draft.signerPositionId
        ? [{ ...about, kind: 'documents.sign-draft', agencyId, positionId: draft.signerPositionId }]
        : [];
    case 'signed':
      return [{ ...about, kind: 'documents.issue-document', agencyId, role: 'records-clerk' }];
    default:
      return [];
  }
};

/**
 * Ends an act that moves the draft: the step, the new state, the old work closed and the next put, the event, and word
 * to the author's open screens; all in the operation's transaction.
 */
export const moveDraft = async (
  context: OperationContext,
  { actor, draft }: DraftInHand,
  step: NewStep,
  eventData: Record<string, unknown> = {},
) => {
  const { tx, now } = context;
  const state = stateAfter(draft.state, step.act);
  await insertStep(tx, draft, actor, step, now);
  await setState(tx, draft, state, now);
  await closeWork(tx, { objectKind: 'documents.draft', objectId: draft.id }, { by: actor.positionId, now });
  await putWork(tx, await nextWork(context, draft, state), now);
  await publish(tx, {
    kind: 'drafts.changed',
    audience: { positions: [draft.authorPositionId] },
    data: { draftId: draft.id },
  });
  await context.record({
    kind: `draft-${step.act}`,
    objectKind: 'documents.draft',
    objectId: draft.id,
    data: { version: step.version, state, ...(step.sha256Seen ? { sha256: step.sha256Seen } : {}), ...eventData },
  });
  return {
    state,
    version: draft.version,
    allowedActs: allowedDraftActs({ ...draft, state, lastStepBy: actor.positionId }, actor),
  };
};
