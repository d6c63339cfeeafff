import { z } from 'zod';
import { defineContract } from '../../../platform/contracts/contract.ts';
import { draftContentShape, idempotencyKey } from './shapes.ts';

export const createDraftContract = defineContract({
  name: 'documents.create-draft',
  method: 'POST',
  path: '/api/documents/drafts',
  summary: {
    vi: 'Tạo dự thảo, có thể để trả lời một văn bản đến',
    en: 'Start a draft, possibly in answer to a document',
  },
  permission: { roles: ['specialist', 'unit-head', 'records-clerk', 'chief-of-office', 'leader'] },
  audit: 'act',
  rateLimit: { max: 60, perSeconds: 60 },
  timeoutMs: 5_000,
  input: z.object({
    content: draftContentShape,
    /** The document answered; its sender becomes a recipient and the answer is linked when it is issued. */
    replyToDocumentId: z.uuid().optional(),
    idempotencyKey,
  }),
  output: z.object({ draftId: z.uuid(), version: z.number().int() }),
});
