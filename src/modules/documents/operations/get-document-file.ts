import { defineOperation, requireActor } from '../../../platform/operations/index.ts';
import { documentsError } from '../errors.ts';
import type { DocumentsPorts } from '../ports.ts';
import { getDocument, listFiles } from '../records/documents.ts';
import { getDocumentFileContract } from './get-document-file.contract.ts';

export const getDocumentFile = ({ files }: DocumentsPorts) =>
  defineOperation(getDocumentFileContract, async (context, { documentId, ordinal, download }) => {
    const document = await getDocument(context.tx, requireActor(context), documentId);
    const file = (await listFiles(context.tx, document.id)).find((one) => one.ordinal === ordinal);
    if (!file) throw documentsError('no-file');
    return {
      bytes: await files.readBuffer(file.sha256),
      mediaType: file.mediaType,
      fileName: file.name,
      inline: !download && file.mediaType === 'application/pdf',
    };
  });
