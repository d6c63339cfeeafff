import { z } from 'zod';
import { defineContract } from '../../../platform/contracts/contract.ts';
import { draftActs, draftStates } from './shapes.ts';

export const signDraftContract = defineContract({
  name: 'documents.sign-draft',
  method: 'POST',
  path: '/api/documents/drafts/:draftId/sign',
  summary: { vi: 'Lãnh đạo ký số dự thảo bằng mã PIN', en: 'The leader signs the draft with the PIN' },
  permission: { roles: ['leader', 'chief-of-office', 'unit-head'] },
  audit: 'act',
  rateLimit: { max: 20, perSeconds: 60 },
  timeoutMs: 30_000,
  input: z.object({
    draftId: z.uuid(),
    version: z.number().int().min(1),
    pin: z.string().min(4).max(64),
  }),
  output: z.object({ state: z.enum(draftStates), version: z.number().int(), allowedActs: z.array(z.enum(draftActs)) }),
});
