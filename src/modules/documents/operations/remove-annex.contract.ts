import { z } from 'zod';
import { defineContract } from '../../../platform/contracts/contract.ts';

export const removeAnnexContract = defineContract({
  name: 'documents.remove-annex',
  method: 'DELETE',
  path: '/api/documents/drafts/:draftId/annexes/:annexId',
  summary: { vi: 'Gỡ phụ lục khỏi dự thảo', en: 'Take an annex off a draft' },
  permission: { roles: ['specialist', 'unit-head', 'records-clerk', 'chief-of-office', 'leader'] },
  audit: 'act',
  rateLimit: { max: 60, perSeconds: 60 },
  timeoutMs: 5_000,
  input: z.object({ draftId: z.uuid(), annexId: z.uuid() }),
  output: z.object({ removed: z.boolean() }),
});
