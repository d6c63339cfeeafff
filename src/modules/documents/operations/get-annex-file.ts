import { defineOperation, requireActor } from '../../../platform/operations/index.ts';
import { documentsError } from '../errors.ts';
import type { DocumentsPorts } from '../ports.ts';
import { listAnnexes } from '../records/annexes.ts';
import { getDraft } from '../records/drafts.ts';
import { getAnnexFileContract } from './get-annex-file.contract.ts';

export const getAnnexFile = ({ files }: DocumentsPorts) =>
  defineOperation(getAnnexFileContract, async (context, { draftId, annexId }) => {
    const draft = await getDraft(context.tx, requireActor(context), draftId);
    const annex = (await listAnnexes(context.tx, draft.id)).find(({ id }) => id === annexId);
    if (!annex) throw documentsError('no-file');
    const bytes = await files.readBuffer(annex.sha256);
    return { bytes, mediaType: annex.mediaType, fileName: annex.name, inline: annex.mediaType === 'application/pdf' };
  });
