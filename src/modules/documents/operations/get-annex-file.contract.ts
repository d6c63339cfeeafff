import { z } from 'zod';
import { defineContract, type FileOutput } from '../../../platform/contracts/contract.ts';

export const getAnnexFileContract = defineContract({
  name: 'documents.get-annex-file',
  method: 'GET',
  path: '/api/documents/drafts/:draftId/annexes/:annexId/file',
  summary: { vi: 'Tệp của phụ lục trong dự thảo', en: 'The file of a draft annex' },
  permission: 'signed-in',
  audit: 'read',
  rateLimit: { max: 120, perSeconds: 60 },
  timeoutMs: 20_000,
  input: z.object({ draftId: z.uuid(), annexId: z.uuid() }),
  output: z.custom<FileOutput>(),
  responds: 'file',
});
