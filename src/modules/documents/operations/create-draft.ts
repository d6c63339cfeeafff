import { defineOperation, requireActor } from '../../../platform/operations/index.ts';
import { beginDraft } from '../drafting/begin-draft.ts';
import { actOnce } from '../records/act-once.ts';
import { getDocument } from '../records/documents.ts';
import { createDraftContract } from './create-draft.contract.ts';

export const createDraft = defineOperation(createDraftContract, (context, input) =>
  actOnce(context, createDraftContract.name, input.idempotencyKey, createDraftContract.output, async () => {
    const { content, replyToDocumentId } = input;
    if (replyToDocumentId === undefined) return { draftId: await beginDraft(context, content, null), version: 1 };
    const original = await getDocument(context.tx, requireActor(context), replyToDocumentId);
    const recipientAgencyIds = [...new Set([...content.recipientAgencyIds, original.issuerAgency])];
    return { draftId: await beginDraft(context, { ...content, recipientAgencyIds }, original.id), version: 1 };
  }),
);
