import { z } from 'zod';
import { defineContract } from '../contracts/contract.ts';

/** Counts stop here; 100 is shown as 99+. */
export const COUNT_CAP = 100;

export const countMyWorkContract = defineContract({
  name: 'worklist.count-my-work',
  method: 'GET',
  path: '/api/worklist/counts',
  summary: { vi: 'Số việc đang chờ, dừng ở 99+', en: 'How much work waits, capped at 99+' },
  permission: 'signed-in',
  audit: 'read',
  rateLimit: { max: 240, perSeconds: 60 },
  timeoutMs: 5_000,
  input: z.object({}),
  output: z.object({
    /** Each at most 100; show 100 as `99+`. */
    open: z.number().int(),
    notOpened: z.number().int(),
    overdue: z.number().int(),
    /** Open items by kind, counted within the first 100. */
    byKind: z.record(z.string(), z.number().int()),
  }),
});
