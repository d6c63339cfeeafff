import { z } from 'zod';
import { defineContract } from '../../../platform/contracts/contract.ts';
import { draftActs, draftStates, words } from './shapes.ts';

export const returnDraftContract = defineContract({
  name: 'documents.return-draft',
  method: 'POST',
  path: '/api/documents/drafts/:draftId/return',
  summary: { vi: 'Trả lại dự thảo kèm ý kiến', en: 'Give a draft back with words' },
  permission: { roles: ['unit-head', 'chief-of-office', 'records-clerk', 'leader'] },
  audit: 'act',
  rateLimit: { max: 60, perSeconds: 60 },
  timeoutMs: 20_000,
  input: z.object({
    draftId: z.uuid(),
    /** The version that was looked at; a newer one is refused so that nobody passes what he did not see. */
    version: z.number().int().min(1),
    words,
  }),
  output: z.object({ state: z.enum(draftStates), version: z.number().int(), allowedActs: z.array(z.enum(draftActs)) }),
});
