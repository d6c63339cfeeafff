import { z } from 'zod';
import { defineContract } from '../../../platform/contracts/contract.ts';

export const listDocumentKindsContract = defineContract({
  name: 'documents.list-document-kinds',
  method: 'GET',
  path: '/api/documents/kinds',
  summary: { vi: '29 loại văn bản hành chính', en: 'The 29 kinds of administrative documents' },
  permission: 'public',
  audit: 'read',
  rateLimit: { max: 120, perSeconds: 60 },
  timeoutMs: 5_000,
  input: z.object({}),
  output: z.object({
    kinds: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        nameEn: z.string(),
        abbreviation: z.string().nullable(),
        layoutModel: z.string(),
      }),
    ),
  }),
});
