import { defineOperation } from '../../../platform/operations/index.ts';
import { moveDraft, takeDraft } from '../drafting/act-on-draft.ts';
import { forwardToLeaderContract } from './forward-to-leader.contract.ts';

export const forwardToLeader = defineOperation(
  forwardToLeaderContract,
  async (context, { draftId, version, words }) => {
    const hand = await takeDraft(context, draftId, 'forward-to-leader', version);
    return moveDraft(context, hand, { act: 'forward-to-leader', version, words });
  },
);
