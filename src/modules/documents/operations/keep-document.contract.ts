import { z } from 'zod';
import { defineContract } from '../../../platform/contracts/contract.ts';
import { instantShape } from './shapes.ts';

export const keepDocumentContract = defineContract({
  name: 'documents.keep-document',
  method: 'POST',
  path: '/api/documents/documents/:documentId/keep',
  summary: { vi: 'Cất hoặc kết thúc xử lý văn bản đến', en: 'Put an incoming document away, or close it as handled' },
  permission: { roles: ['records-clerk', 'chief-of-office', 'leader', 'unit-head', 'specialist'] },
  audit: 'act',
  rateLimit: { max: 60, perSeconds: 60 },
  timeoutMs: 5_000,
  input: z.object({
    documentId: z.uuid(),
    how: z.enum(['handled', 'kept']).default('kept'),
    note: z.string().trim().max(500).optional(),
  }),
  output: z.object({ closedAt: instantShape }),
});
