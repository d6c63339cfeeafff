import { z } from 'zod';
import { defineContract } from '../../../platform/contracts/contract.ts';
import { draftContentShape, instantShape } from './shapes.ts';

export const saveDraftContract = defineContract({
  name: 'documents.save-draft',
  method: 'PUT',
  path: '/api/documents/drafts/:draftId',
  summary: {
    vi: 'Lưu dự thảo; từ chối nếu người khác đã lưu bản mới hơn',
    en: 'Save a draft; refused when someone saved a newer one',
  },
  permission: { roles: ['specialist', 'unit-head', 'records-clerk', 'chief-of-office', 'leader'] },
  audit: 'act',
  rateLimit: { max: 240, perSeconds: 60 },
  timeoutMs: 5_000,
  input: z.object({
    draftId: z.uuid(),
    content: draftContentShape,
    /** The version the screen started from. */
    version: z.number().int().min(1),
    /** Words kept with the version; left out by automatic saving. */
    comment: z.string().trim().max(500).optional(),
    /** Automatic saving: consecutive saves of one author within some minutes share a version. */
    automatic: z.boolean().default(false),
  }),
  output: z.object({ version: z.number().int(), savedAt: instantShape }),
});
