import { z } from 'zod';
import { defineContract } from '../../../platform/contracts/contract.ts';
import { idempotencyKey, recallBusinesses, words } from './shapes.ts';

export const askRecallContract = defineContract({
  name: 'documents.ask-recall',
  method: 'POST',
  path: '/api/documents/documents/:documentId/recall',
  summary: {
    vi: 'Đề nghị các nơi nhận cho thu hồi, cập nhật hoặc thay thế văn bản đã gửi',
    en: 'Ask all recipients to let a sent document be recalled, updated or replaced',
  },
  permission: { roles: ['records-clerk', 'chief-of-office', 'leader'] },
  audit: 'act',
  rateLimit: { max: 20, perSeconds: 60 },
  timeoutMs: 20_000,
  input: z
    .object({
      documentId: z.uuid(),
      business: z.enum(recallBusinesses),
      /** The own issued document that updates or replaces it. */
      byDocumentId: z.uuid().optional(),
      reason: words,
      idempotencyKey,
    })
    .refine(({ business, byDocumentId }) => (business === 'recall') === (byDocumentId === undefined), {
      path: ['byDocumentId'],
      message: 'update and replace name the new document, a recall names none',
    }),
  output: z.object({ recallId: z.uuid(), asked: z.number().int() }),
});
