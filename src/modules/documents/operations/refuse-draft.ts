import { defineOperation } from '../../../platform/operations/index.ts';
import { moveDraft, takeDraft } from '../drafting/act-on-draft.ts';
import { refuseDraftContract } from './refuse-draft.contract.ts';

export const refuseDraft = defineOperation(refuseDraftContract, async (context, { draftId, version, words }) => {
  const hand = await takeDraft(context, draftId, 'refuse', version);
  return moveDraft(context, hand, { act: 'refuse', version, words });
});
