import { z } from 'zod';
import { defineContract } from '../../../platform/contracts/contract.ts';
import { annexShape } from './shapes.ts';

export const addAnnexContract = defineContract({
  name: 'documents.add-annex',
  method: 'POST',
  path: '/api/documents/drafts/:draftId/annexes',
  summary: { vi: 'Gắn tệp đã tải lên làm phụ lục', en: 'Attach an uploaded file as annex' },
  permission: { roles: ['specialist', 'unit-head', 'records-clerk', 'chief-of-office', 'leader'] },
  audit: 'act',
  rateLimit: { max: 60, perSeconds: 60 },
  timeoutMs: 5_000,
  input: z.object({
    draftId: z.uuid(),
    /** Id of a finished resumable upload of the same person. */
    uploadId: z.string().max(100),
    name: z.string().trim().min(1).max(200).optional(),
  }),
  output: z.object({ annex: annexShape }),
});
