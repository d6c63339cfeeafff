import { z } from 'zod';
import { defineContract } from '../../../platform/contracts/contract.ts';
import { instantShape, words } from './shapes.ts';

export const answerRecallContract = defineContract({
  name: 'documents.answer-recall',
  method: 'POST',
  path: '/api/documents/documents/:documentId/answer-recall',
  summary: {
    vi: 'Đồng ý hoặc từ chối đề nghị thu hồi, cập nhật, thay thế văn bản đến',
    en: 'Agree to or refuse the recall, update or replacement of an arrival',
  },
  permission: { roles: ['records-clerk', 'chief-of-office'] },
  audit: 'act',
  rateLimit: { max: 60, perSeconds: 60 },
  timeoutMs: 5_000,
  input: z
    .object({ documentId: z.uuid(), recallId: z.uuid(), agree: z.boolean(), words: words.optional() })
    .refine(({ agree, words: said }) => agree || said !== undefined, {
      path: ['words'],
      message: 'a refusal needs words',
    }),
  output: z.object({ answeredAt: instantShape }),
});
