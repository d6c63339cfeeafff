import { z } from 'zod';
import { defineContract } from '../../../platform/contracts/contract.ts';
import { findingShape, hashShape } from './shapes.ts';

export const checkFormatContract = defineContract({
  name: 'documents.check-format',
  method: 'POST',
  path: '/api/documents/drafts/:draftId/check-format',
  summary: { vi: 'Kiểm tra thể thức trên chính tệp PDF', en: 'Check the layout on the PDF itself' },
  permission: 'signed-in',
  audit: 'act',
  rateLimit: { max: 30, perSeconds: 60 },
  timeoutMs: 30_000,
  input: z.object({ draftId: z.uuid() }),
  output: z.object({
    version: z.number().int(),
    /** SHA-256 of the bytes that were read. */
    sha256: hashShape,
    findings: z.array(findingShape),
    clean: z.boolean(),
    /** Said always: the font that stands in for Times New Roman. */
    fontNote: z.object({ vi: z.string(), en: z.string() }),
  }),
});
