import type { FileStore } from '../../platform/files/index.ts';
import type { Module } from '../../platform/module.ts';
import type { Operation } from '../../platform/operations/index.ts';
import { dueAt, workingCalendarOf } from '../organization/index.ts';
import type { SignaturesModule } from '../signatures/index.ts';
import { createFormatChecker } from './format-check/format-checker.ts';
import { createLayoutEngine } from './layout/layout-engine.ts';
import { acceptAssignment } from './operations/accept-assignment.ts';
import { addAnnex } from './operations/add-annex.ts';
import { answerRecall } from './operations/answer-recall.ts';
import { askRecall } from './operations/ask-recall.ts';
import { assignIncoming } from './operations/assign-incoming.ts';
import { checkFormat } from './operations/check-format.ts';
import { compareDraftVersions } from './operations/compare-draft-versions.ts';
import { countIncoming } from './operations/count-incoming.ts';
import { createDraft } from './operations/create-draft.ts';
import { findDuplicates } from './operations/find-duplicates.ts';
import { findVerification } from './operations/find-verification.ts';
import { finishAssignment } from './operations/finish-assignment.ts';
import { forwardToLeader } from './operations/forward-to-leader.ts';
import { getAnnexFile } from './operations/get-annex-file.ts';
import { getAssignForm } from './operations/get-assign-form.ts';
import { getDocumentPage } from './operations/get-document.ts';
import { getDocumentFile } from './operations/get-document-file.ts';
import { getDraftPage } from './operations/get-draft.ts';
import { getDraftForm } from './operations/get-draft-form.ts';
import { getNextNumber } from './operations/get-next-number.ts';
import { getRegisterFile } from './operations/get-register-file.ts';
import { getSignedFile } from './operations/get-signed-file.ts';
import { getVerification } from './operations/get-verification.ts';
import { issueDocument } from './operations/issue-document.ts';
import { keepDocument } from './operations/keep-document.ts';
import { listDeliveryEvidence } from './operations/list-delivery-evidence.ts';
import { listDocumentKinds } from './operations/list-document-kinds.ts';
import { listDrafts } from './operations/list-drafts.ts';
import { listIncoming } from './operations/list-incoming.ts';
import { listOutgoing } from './operations/list-outgoing.ts';
import { listRegisterBooks } from './operations/list-register-books.ts';
import { listSpecialNumbers } from './operations/list-special-numbers.ts';
import { openDocument } from './operations/open-document.ts';
import { passDraft } from './operations/pass-draft.ts';
import { previewDraft } from './operations/preview-draft.ts';
import { refuseDraft } from './operations/refuse-draft.ts';
import { registerIncoming } from './operations/register-incoming.ts';
import { removeAnnex } from './operations/remove-annex.ts';
import { reply } from './operations/reply.ts';
import { reserveNumber } from './operations/reserve-number.ts';
import { returnDraft } from './operations/return-draft.ts';
import { returnIncoming } from './operations/return-incoming.ts';
import { saveDraft } from './operations/save-draft.ts';
import { searchDocuments } from './operations/search-documents.ts';
import { shareDocument } from './operations/share-document.ts';
import { signDraft } from './operations/sign-draft.ts';
import { signDrafts } from './operations/sign-drafts.ts';
import { submitDraft } from './operations/submit-draft.ts';
import { takeBackDraft } from './operations/take-back-draft.ts';
import { undoRegistration } from './operations/undo-registration.ts';
import { voidNumber } from './operations/void-number.ts';
import { documentsPolicies } from './policy.ts';
import type { DocumentsPorts } from './ports.ts';
import { wireVerification } from './public/wire-verification.ts';

export type DocumentsOptions = {
  readonly files: FileStore;
  readonly signatures: Pick<SignaturesModule, 'signAsPerson' | 'sealAsAgency' | 'verifyBytes' | 'beginCheck'>;
  /** Address of the product, without a trailing slash; printed in QR codes. */
  readonly publicUrl: string;
  /** Marks everything made as a demonstration. */
  readonly demo: boolean;
};

export type DocumentsModule = Module & {
  /** Ends the threads of typesetter and format checker. */
  close(): Promise<void>;
};

/** Operations that render, sign, or touch the file store. */
const withPorts: ReadonlyArray<(ports: DocumentsPorts) => Operation> = [
  submitDraft,
  previewDraft,
  addAnnex,
  getAnnexFile,
  checkFormat,
  signDraft,
  signDrafts,
  getSignedFile,
  issueDocument,
  registerIncoming,
  assignIncoming,
  getDocumentPage,
  getDocumentFile,
  getRegisterFile,
];

const plain: readonly Operation[] = [
  ...[createDraft, saveDraft, getDraftPage, listDrafts, compareDraftVersions, removeAnnex, getDraftForm],
  ...[passDraft, takeBackDraft, returnDraft, forwardToLeader, refuseDraft, getNextNumber, listOutgoing],
  ...[listIncoming, countIncoming, openDocument, findDuplicates, returnIncoming, getAssignForm],
  ...[shareDocument, acceptAssignment, finishAssignment, reply, keepDocument, listDeliveryEvidence, searchDocuments],
  ...[askRecall, answerRecall],
  ...[voidNumber, reserveNumber, listSpecialNumbers, undoRegistration],
  ...[listDocumentKinds, listRegisterBooks, getVerification, findVerification],
];

/** Builds the module; the typesetter's threads start with the first document. */
export const createDocumentsModule = ({ files, signatures, publicUrl, demo }: DocumentsOptions): DocumentsModule => {
  const layout = createLayoutEngine();
  const checker = createFormatChecker();
  const ports: DocumentsPorts = {
    ...{ files, signatures, layout, publicUrl, demo },
    checkFormat: checker.check,
    dueAt: async (tx, agencyId, from, term) => dueAt(from, term, await workingCalendarOf(tx, agencyId, from)),
  };
  return {
    name: 'documents',
    policies: documentsPolicies,
    operations: [...withPorts.map((make) => make(ports)), ...plain],
    routes: wireVerification(ports),
    close: async () => {
      await Promise.all([layout.close(), checker.close()]);
    },
  };
};
