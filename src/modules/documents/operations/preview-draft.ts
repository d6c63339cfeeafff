import { defineOperation, requireActor } from '../../../platform/operations/index.ts';
import { withFields } from '../drafting/fields.ts';
import { pdfAnswer, pdfName } from '../drafting/file-answer.ts';
import { layOut, printedDraft } from '../drafting/lay-out.ts';
import type { DocumentsPorts } from '../ports.ts';
import { getDraft, getVersion } from '../records/drafts.ts';
import { previewDraftContract } from './preview-draft.contract.ts';

/** The pages as they would be signed; once signed, the signed file itself. */
export const previewDraft = (ports: DocumentsPorts) =>
  defineOperation(previewDraftContract, async (context, { draftId, version }) => {
    const { tx, now } = context;
    const draft = await getDraft(tx, requireActor(context), draftId);
    const name = pdfName('du thao', draft.subject);
    if (draft.signedSha256 && version === undefined)
      return pdfAnswer(await ports.files.readBuffer(draft.signedSha256), name);
    const wanted = await getVersion(tx, draftId, version ?? draft.version);
    return pdfAnswer(withFields(await layOut(ports, await printedDraft(ports, tx, draft, wanted, { at: now }))), name);
  });
