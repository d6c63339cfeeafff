import { z } from 'zod';
import { defineContract } from '../../../platform/contracts/contract.ts';

export const compareDraftVersionsContract = defineContract({
  name: 'documents.compare-draft-versions',
  method: 'GET',
  path: '/api/documents/drafts/:draftId/compare',
  summary: { vi: 'So sánh hai bản của dự thảo', en: 'Compare two versions of a draft' },
  permission: 'signed-in',
  audit: 'read',
  rateLimit: { max: 120, perSeconds: 60 },
  timeoutMs: 5_000,
  input: z.object({
    draftId: z.uuid(),
    from: z.coerce.number().int().min(1),
    to: z.coerce.number().int().min(1),
  }),
  output: z.object({
    from: z.number().int(),
    to: z.number().int(),
    /** The text as lines in reading order; a changed line is one `removed` and one `added`. */
    lines: z.array(z.object({ change: z.enum(['same', 'removed', 'added']), text: z.string() })),
  }),
});
