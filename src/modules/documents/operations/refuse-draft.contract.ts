import { z } from 'zod';
import { defineContract } from '../../../platform/contracts/contract.ts';
import { draftActs, draftStates, words } from './shapes.ts';

export const refuseDraftContract = defineContract({
  name: 'documents.refuse-draft',
  method: 'POST',
  path: '/api/documents/drafts/:draftId/refuse',
  summary: { vi: 'Không ban hành dự thảo, nêu lý do', en: 'Refuse a draft for good, with the reason' },
  permission: { roles: ['unit-head', 'chief-of-office', 'leader'] },
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
