import { z } from 'zod';
import { defineContract } from '../../../platform/contracts/contract.ts';
import { dateShape } from './shapes.ts';

export const findDuplicatesContract = defineContract({
  name: 'documents.find-duplicates',
  method: 'GET',
  path: '/api/documents/documents/:documentId/duplicates',
  summary: {
    vi: 'Văn bản trùng số, ký hiệu và cơ quan đã vào sổ',
    en: 'Registered documents with equal number, notation and agency',
  },
  permission: { roles: ['records-clerk', 'chief-of-office'] },
  audit: 'read',
  rateLimit: { max: 120, perSeconds: 60 },
  timeoutMs: 5_000,
  input: z.object({ documentId: z.uuid() }),
  output: z.object({
    duplicates: z.array(
      z.object({
        documentId: z.uuid(),
        symbol: z.string(),
        subject: z.string(),
        issuerName: z.string(),
        issuedOn: dateShape,
        arrivalNo: z.number().int().nullable(),
      }),
    ),
  }),
});
