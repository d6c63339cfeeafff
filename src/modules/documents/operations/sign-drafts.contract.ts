import { z } from 'zod';
import { defineContract } from '../../../platform/contracts/contract.ts';
import { idempotencyKey } from './shapes.ts';

/** As many as one PIN signs at once. */
const MOST_SIGNED_TOGETHER = 200;

/** What became of one of many: done, or the problem as its own act would have told it. */
const itemResultShape = z.object({
  done: z.boolean(),
  /** Code of the problem, such as `documents.newer-version`. */
  code: z.string().nullable(),
  vi: z.string().nullable(),
  en: z.string().nullable(),
});

export const signDraftsContract = defineContract({
  name: 'documents.sign-drafts',
  method: 'POST',
  path: '/api/documents/drafts/sign',
  summary: {
    vi: 'Lãnh đạo ký số nhiều dự thảo bằng một lần nhập mã PIN; mỗi văn bản có kết quả riêng',
    en: 'The leader signs several drafts with one PIN; a result for each',
  },
  permission: { roles: ['leader', 'chief-of-office', 'unit-head'] },
  audit: 'act',
  rateLimit: { max: 10, perSeconds: 60 },
  timeoutMs: 180_000,
  input: z.object({
    drafts: z
      .array(z.object({ draftId: z.uuid(), version: z.number().int().min(1) }))
      .min(1)
      .max(MOST_SIGNED_TOGETHER)
      .refine((all) => new Set(all.map(({ draftId }) => draftId)).size === all.length, 'a draft is named twice'),
    pin: z.string().min(4).max(64),
    idempotencyKey,
  }),
  output: z.object({
    signed: z.number().int(),
    results: z.array(itemResultShape.extend({ draftId: z.uuid() })),
  }),
});
