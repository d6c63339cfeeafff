import { z } from 'zod';
import { defineContract, type FileOutput } from '../../../platform/contracts/contract.ts';

export const getSignedFileContract = defineContract({
  name: 'documents.get-signed-file',
  method: 'GET',
  path: '/api/documents/drafts/:draftId/signed-file',
  summary: { vi: 'Tệp đã ký, chưa cấp số', en: 'The signed file, not yet numbered' },
  permission: 'signed-in',
  audit: 'read',
  rateLimit: { max: 60, perSeconds: 60 },
  timeoutMs: 20_000,
  input: z.object({ draftId: z.uuid() }),
  output: z.custom<FileOutput>(),
  responds: 'file',
});
