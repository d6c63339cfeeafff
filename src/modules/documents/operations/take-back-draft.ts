import { defineOperation } from '../../../platform/operations/index.ts';
import { moveDraft, takeDraft } from '../drafting/act-on-draft.ts';
import { takeBackDraftContract } from './take-back-draft.contract.ts';

/** One step back, by whoever handed it on, while nobody did anything to it since; the step stays written down. */
export const takeBackDraft = defineOperation(takeBackDraftContract, async (context, { draftId, version, words }) => {
  const hand = await takeDraft(context, draftId, 'take-back', version);
  return moveDraft(context, hand, { act: 'take-back', version, words });
});
