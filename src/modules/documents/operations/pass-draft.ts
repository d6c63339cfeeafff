import { defineOperation } from '../../../platform/operations/index.ts';
import { moveDraft, takeDraft } from '../drafting/act-on-draft.ts';
import { passDraftContract } from './pass-draft.contract.ts';

export const passDraft = defineOperation(passDraftContract, async (context, { draftId, version, words }) => {
  const hand = await takeDraft(context, draftId, 'pass', version);
  return moveDraft(context, hand, { act: 'pass', version, words });
});
