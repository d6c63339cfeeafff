import { defineOperation } from '../../../platform/operations/index.ts';
import { moveDraft, takeDraft } from '../drafting/act-on-draft.ts';
import { checkContent } from '../drafting/content.ts';
import { layOut, printedDraft } from '../drafting/lay-out.ts';
import { documentsError } from '../errors.ts';
import type { DocumentsPorts } from '../ports.ts';
import { getVersion } from '../records/drafts.ts';
import { missingIn } from '../rules/missing.ts';
import { submitDraftContract } from './submit-draft.contract.ts';

/** Refuses an incomplete draft, and one that cannot be laid out: nobody above should be the first to find that. */
export const submitDraft = (ports: DocumentsPorts) =>
  defineOperation(submitDraftContract, async (context, { draftId, version, words }) => {
    const { tx, now } = context;
    const hand = await takeDraft(context, draftId, 'submit', version);
    const current = await getVersion(tx, draftId, version);
    const missing = missingIn(current.content);
    if (missing.length > 0)
      throw documentsError('incomplete', { missing: missing.map(({ vi }) => vi.toLocaleLowerCase('vi')).join('; ') });
    await checkContent(tx, hand.actor, current.content, now);
    await layOut(ports, await printedDraft(ports, tx, hand.draft, current, { at: now }));
    return moveDraft(context, hand, { act: 'submit', version, words });
  });
