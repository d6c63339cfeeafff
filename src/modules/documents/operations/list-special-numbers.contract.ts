import { z } from 'zod';
import { defineContract } from '../../../platform/contracts/contract.ts';
import { instantShape, personAtPosition } from './shapes.ts';

export const listSpecialNumbersContract = defineContract({
  name: 'documents.list-special-numbers',
  method: 'GET',
  path: '/api/documents/special-numbers',
  summary: {
    vi: 'Các số đã hủy, số giữ trước của cơ quan trong năm',
    en: 'Void and reserved numbers of the agency in a year',
  },
  permission: 'signed-in',
  audit: 'read',
  rateLimit: { max: 120, perSeconds: 60 },
  timeoutMs: 5_000,
  input: z.object({ year: z.coerce.number().int().min(2000).max(2200).optional() }),
  output: z.object({
    numbers: z.array(
      z.object({
        bookId: z.uuid(),
        bookName: z.string(),
        direction: z.enum(['in', 'out']),
        no: z.number().int(),
        /** void: given up; reserved: kept, not used yet; struck-out: its entry was wrong. */
        how: z.enum(['void', 'reserved', 'struck-out']),
        reason: z.string(),
        by: personAtPosition,
        at: instantShape,
      }),
    ),
  }),
});
