import { z } from 'zod';
import { defineContract, type FileOutput } from '../../../platform/contracts/contract.ts';

export const previewDraftContract = defineContract({
  name: 'documents.preview-draft',
  method: 'GET',
  path: '/api/documents/drafts/:draftId/preview',
  summary: { vi: 'Bản PDF đúng thể thức của dự thảo', en: 'The draft as laid out PDF' },
  permission: 'signed-in',
  audit: 'read',
  rateLimit: { max: 60, perSeconds: 60 },
  timeoutMs: 20_000,
  input: z.object({
    draftId: z.uuid(),
    /** An earlier version; the current one when left out. */
    version: z.coerce.number().int().min(1).optional(),
  }),
  output: z.custom<FileOutput>(),
  responds: 'file',
});
