import { z } from 'zod';
import { defineContract } from '../../../platform/contracts/contract.ts';
import { idempotencyKey } from './shapes.ts';

export const replyContract = defineContract({
  name: 'documents.reply',
  method: 'POST',
  path: '/api/documents/documents/:documentId/reply',
  summary: { vi: 'Soạn văn bản trả lời, có liên kết', en: 'Start an answer linked to the document' },
  permission: { roles: ['specialist', 'unit-head', 'records-clerk', 'chief-of-office', 'leader'] },
  audit: 'act',
  rateLimit: { max: 60, perSeconds: 60 },
  timeoutMs: 5_000,
  input: z.object({ documentId: z.uuid(), kindCode: z.string().max(40).default('official-letter'), idempotencyKey }),
  output: z.object({ draftId: z.uuid() }),
});
