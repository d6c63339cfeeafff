import { z } from 'zod';
import { defineContract } from '../../../platform/contracts/contract.ts';
import { idempotencyKey, words } from './shapes.ts';

export const reserveNumberContract = defineContract({
  name: 'documents.reserve-number',
  method: 'POST',
  path: '/api/documents/register-books/:bookId/reserve-number',
  summary: {
    vi: 'Giữ trước số kế tiếp của sổ văn bản đi cho văn bản phát hành trong ngày, có lý do',
    en: 'Reserve the next number of an outgoing register for a document of the same day, with a reason',
  },
  permission: { roles: ['records-clerk'] },
  audit: 'act',
  rateLimit: { max: 30, perSeconds: 60 },
  timeoutMs: 5_000,
  input: z.object({ bookId: z.uuid(), reason: words, idempotencyKey }),
  output: z.object({ no: z.number().int(), bookName: z.string() }),
});
