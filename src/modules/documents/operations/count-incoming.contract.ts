import { z } from 'zod';
import { defineContract } from '../../../platform/contracts/contract.ts';

export const countIncomingContract = defineContract({
  name: 'documents.count-incoming',
  method: 'GET',
  path: '/api/documents/incoming/counts',
  summary: { vi: 'Số văn bản trong từng ngăn, dừng ở 99+', en: 'How many stand in each box, capped at 99+' },
  permission: 'signed-in',
  audit: 'read',
  rateLimit: { max: 240, perSeconds: 60 },
  timeoutMs: 5_000,
  input: z.object({ scope: z.enum(['agency', 'mine']).default('mine') }),
  output: z.object({
    /** Each at most 100; show 100 as `99+`. */
    counts: z.object({
      'not-opened': z.number().int(),
      'not-handled': z.number().int(),
      handled: z.number().int(),
      kept: z.number().int(),
      'for-information': z.number().int(),
    }),
    overdue: z.number().int(),
    urgent: z.number().int(),
  }),
});
