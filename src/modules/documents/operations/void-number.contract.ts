import { z } from 'zod';
import { defineContract } from '../../../platform/contracts/contract.ts';
import { idempotencyKey, words } from './shapes.ts';

export const voidNumberContract = defineContract({
  name: 'documents.void-number',
  method: 'POST',
  path: '/api/documents/register-books/:bookId/void-number',
  summary: {
    vi: 'Hủy một số của sổ, có lý do: số kế tiếp hoặc một số đang giữ trước',
    en: 'Void a number of a register with a reason: the next one, or one that was reserved',
  },
  permission: { roles: ['records-clerk'] },
  audit: 'act',
  rateLimit: { max: 30, perSeconds: 60 },
  timeoutMs: 5_000,
  input: z.object({
    bookId: z.uuid(),
    reason: words,
    /** Which reserved number; the register's next one when left out. */
    reservedNo: z.coerce.number().int().min(1).optional(),
    idempotencyKey,
  }),
  output: z.object({ no: z.number().int(), bookName: z.string() }),
});
