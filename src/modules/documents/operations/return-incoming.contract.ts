import { z } from 'zod';
import { defineContract } from '../../../platform/contracts/contract.ts';
import { instantShape, words } from './shapes.ts';

export const returnIncomingContract = defineContract({
  name: 'documents.return-incoming',
  method: 'POST',
  path: '/api/documents/documents/:documentId/return',
  summary: { vi: 'Trả lại nơi gửi, nêu lý do', en: 'Send an incoming document back with the reason' },
  permission: { roles: ['records-clerk', 'chief-of-office'] },
  audit: 'act',
  rateLimit: { max: 60, perSeconds: 60 },
  timeoutMs: 5_000,
  input: z.object({ documentId: z.uuid(), reason: words }),
  output: z.object({ returnedAt: instantShape }),
});
