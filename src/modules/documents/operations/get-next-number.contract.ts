import { z } from 'zod';
import { defineContract } from '../../../platform/contracts/contract.ts';
import { dateShape } from './shapes.ts';

export const getNextNumberContract = defineContract({
  name: 'documents.get-next-number',
  method: 'GET',
  path: '/api/documents/drafts/:draftId/next-number',
  summary: { vi: 'Số và ký hiệu sẽ cấp nếu phát hành ngay bây giờ', en: 'Number and notation if it were issued now' },
  permission: { roles: ['records-clerk', 'chief-of-office'] },
  audit: 'read',
  rateLimit: { max: 120, perSeconds: 60 },
  timeoutMs: 5_000,
  input: z.object({ draftId: z.uuid() }),
  output: z.object({
    bookId: z.uuid().nullable(),
    bookName: z.string(),
    no: z.number().int(),
    symbol: z.string(),
    issuedOn: dateShape,
    recipientCount: z.number().int(),
    /** Numbers of the register reserved today, which may be given instead. */
    reserved: z.array(z.object({ no: z.number().int(), symbol: z.string(), reason: z.string() })),
  }),
});
