import { z } from 'zod';
import { defineContract } from '../../../platform/contracts/contract.ts';
import { draftActs, draftStates, words } from './shapes.ts';

export const takeBackDraftContract = defineContract({
  name: 'documents.take-back-draft',
  method: 'POST',
  path: '/api/documents/drafts/:draftId/take-back',
  summary: {
    vi: 'Lấy lại dự thảo vừa chuyển, khi người nhận chưa xử lý',
    en: 'Take back a draft that was just handed on, before the next person acted',
  },
  permission: { roles: ['specialist', 'unit-head', 'records-clerk', 'chief-of-office', 'leader'] },
  audit: 'act',
  rateLimit: { max: 60, perSeconds: 60 },
  timeoutMs: 20_000,
  input: z.object({
    draftId: z.uuid(),
    version: z.number().int().min(1),
    words: words.optional(),
  }),
  output: z.object({ state: z.enum(draftStates), version: z.number().int(), allowedActs: z.array(z.enum(draftActs)) }),
});
