import { defineOperation } from '../../../platform/operations/index.ts';
import { DOCUMENT_KINDS } from '../rules/kinds.ts';
import { listDocumentKindsContract } from './list-document-kinds.contract.ts';

/** The kinds as screens show them. */
export const kindViews = () =>
  DOCUMENT_KINDS.map(({ code, name, abbreviation, layoutModel }) => ({
    ...{ code, name: name.vi, nameEn: name.en, abbreviation, layoutModel },
  }));

export const listDocumentKinds = defineOperation(listDocumentKindsContract, async () => ({ kinds: kindViews() }));
