import { z } from 'zod';
import { defineContract } from '../../../platform/contracts/contract.ts';
import { draftRowShape, draftStates, pageInput } from './shapes.ts';

export const listDraftsContract = defineContract({
  name: 'documents.list-drafts',
  method: 'GET',
  path: '/api/documents/drafts',
  summary: {
    vi: 'Dự thảo của tôi, đang chờ tôi, hoặc của đơn vị',
    en: 'My drafts, those waiting for me, or those of the unit',
  },
  permission: 'signed-in',
  audit: 'read',
  rateLimit: { max: 240, perSeconds: 60 },
  timeoutMs: 5_000,
  input: z.object({
    view: z.enum(['mine', 'waiting-for-me', 'unit', 'agency']).default('mine'),
    state: z.enum(draftStates).optional(),
    ...pageInput,
  }),
  output: z.object({ drafts: z.array(draftRowShape), nextCursor: z.string().nullable() }),
});
