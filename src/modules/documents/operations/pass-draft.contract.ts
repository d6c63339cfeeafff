import { z } from 'zod';
import { defineContract } from '../../../platform/contracts/contract.ts';
import { draftActs, draftStates, words } from './shapes.ts';

export const passDraftContract = defineContract({
  name: 'documents.pass-draft',
  method: 'POST',
  path: '/api/documents/drafts/:draftId/pass',
  summary: { vi: 'Trưởng đơn vị thông qua, chuyển văn phòng', en: 'The head passes the draft on to the office' },
  permission: { roles: ['unit-head', 'leader', 'chief-of-office'] },
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
