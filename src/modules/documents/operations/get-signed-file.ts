import { defineOperation, requireActor } from '../../../platform/operations/index.ts';
import { pdfAnswer, pdfName } from '../drafting/file-answer.ts';
import { documentsError } from '../errors.ts';
import type { DocumentsPorts } from '../ports.ts';
import { getDraft } from '../records/drafts.ts';
import { getSignedFileContract } from './get-signed-file.contract.ts';

export const getSignedFile = ({ files }: DocumentsPorts) =>
  defineOperation(getSignedFileContract, async (context, { draftId }) => {
    const draft = await getDraft(context.tx, requireActor(context), draftId);
    if (!draft.signedSha256) throw documentsError('no-file');
    return pdfAnswer(await files.readBuffer(draft.signedSha256), pdfName('da ky', draft.subject));
  });
