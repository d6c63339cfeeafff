import { z } from 'zod';
import { defineContract } from '../../../platform/contracts/contract.ts';
import { draftActs, draftStates, words } from './shapes.ts';

export const forwardToLeaderContract = defineContract({
  name: 'documents.forward-to-leader',
  method: 'POST',
  path: '/api/documents/drafts/:draftId/forward',
  summary: { vi: 'Văn phòng trình lãnh đạo ký', en: 'The office forwards the draft for signature' },
  permission: { roles: ['records-clerk', 'chief-of-office'] },
  audit: 'act',
  rateLimit: { max: 60, perSeconds: 60 },
  timeoutMs: 20_000,
  input: z.object({
    draftId: z.uuid(),
    /** The version that was looked at; a newer one is refused so that nobody passes what he did not see. */
    version: z.number().int().min(1),
    words: words.optional(),
  }),
  output: z.object({ state: z.enum(draftStates), version: z.number().int(), allowedActs: z.array(z.enum(draftActs)) }),
});
