import { z } from 'zod';
import { defineContract } from '../../../platform/contracts/contract.ts';
import { dateShape, idempotencyKey } from './shapes.ts';

export const issueDocumentContract = defineContract({
  name: 'documents.issue-document',
  method: 'POST',
  path: '/api/documents/drafts/:draftId/issue',
  summary: {
    vi: 'Cấp số, ngày, đóng dấu và phát hành trong một thao tác',
    en: 'Number, date, seal and issue in one act',
  },
  permission: { roles: ['records-clerk'] },
  audit: 'act',
  rateLimit: { max: 60, perSeconds: 60 },
  timeoutMs: 60_000,
  input: z.object({
    draftId: z.uuid(),
    /** The clerk confirms the organisation's signature with his own PIN. */
    pin: z.string().min(4).max(64),
    /** A number reserved in the register on the same day, instead of the next one. */
    reservedNo: z.number().int().min(1).optional(),
    idempotencyKey,
  }),
  output: z.object({
    documentId: z.uuid(),
    no: z.number().int(),
    symbol: z.string(),
    issuedOn: dateShape,
    recipientCount: z.number().int(),
    verificationCode: z.string(),
  }),
});
