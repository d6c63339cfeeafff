import { defineOperation } from '../../../platform/operations/index.ts';
import { moveDraft, takeDraft } from '../drafting/act-on-draft.ts';
import { returnDraftContract } from './return-draft.contract.ts';

export const returnDraft = defineOperation(returnDraftContract, async (context, { draftId, version, words }) => {
  const hand = await takeDraft(context, draftId, 'return', version);
  return moveDraft(context, hand, { act: 'return', version, words });
});
