import { z } from 'zod';
import { defineContract } from '../../../platform/contracts/contract.ts';

export const listRegisterBooksContract = defineContract({
  name: 'documents.list-register-books',
  method: 'GET',
  path: '/api/documents/register-books',
  summary: { vi: 'Các sổ văn bản của cơ quan', en: 'The registers of the agency' },
  permission: 'signed-in',
  audit: 'read',
  rateLimit: { max: 120, perSeconds: 60 },
  timeoutMs: 5_000,
  input: z.object({ year: z.coerce.number().int().min(2000).max(2200).optional() }),
  output: z.object({
    books: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        direction: z.enum(['in', 'out']),
        year: z.number().int(),
        lastNo: z.number().int(),
        issuerName: z.string().nullable(),
      }),
    ),
  }),
});
