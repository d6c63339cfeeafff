import type { DraftContent } from '../operations/shapes.ts';
import { findDocumentKind } from './kinds.ts';

export type Missing = { readonly field: string; readonly vi: string; readonly en: string };

const ADDRESSED = ['1.5', '1.6', '1.7'];
const MINUTES = '1.9';

/** What a draft still lacks before it can be submitted. Nothing is ever filled in for the author. */
export const missingIn = (content: DraftContent): Missing[] => {
  const kind = findDocumentKind(content.kindCode);
  const missing: Missing[] = [];
  const need = (holds: boolean, field: string, vi: string, en: string) => {
    if (!holds) missing.push({ field, vi, en });
  };
  need(kind !== undefined, 'kindCode', 'Chọn loại văn bản', 'Choose the kind of document');
  need(content.subject !== '', 'subject', 'Ghi trích yếu nội dung', 'Write the subject');
  need(content.body.length > 0, 'body', 'Soạn nội dung văn bản', 'Write the text');
  need(content.signerPositionId !== null, 'signerPositionId', 'Chọn người ký', 'Choose who signs');
  if (kind && (content.layoutModel ?? kind.layoutModel) === MINUTES)
    need(
      content.secondSigner !== undefined,
      'secondSigner',
      'Ghi thư ký cuộc họp',
      'Name the secretary of the meeting',
    );
  if (kind && ADDRESSED.includes(content.layoutModel ?? kind.layoutModel))
    need(
      content.addressees.length > 0 || content.recipientAgencyIds.length + content.recipientGroups.length > 0,
      'addressees',
      'Ghi nơi kính gửi hoặc chọn nơi nhận',
      'Write the addressees or choose recipients',
    );
  return missing;
};
