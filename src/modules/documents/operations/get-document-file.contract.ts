import { z } from 'zod';
import { defineContract, type FileOutput } from '../../../platform/contracts/contract.ts';
import { flag } from './shapes.ts';

export const getDocumentFileContract = defineContract({
  name: 'documents.get-document-file',
  method: 'GET',
  path: '/api/documents/documents/:documentId/files/:ordinal',
  summary: { vi: 'Tệp của văn bản', en: 'A file of a document' },
  permission: 'signed-in',
  audit: 'read',
  rateLimit: { max: 240, perSeconds: 60 },
  timeoutMs: 20_000,
  input: z.object({
    documentId: z.uuid(),
    /** 0 is the document itself; annexes count from 1. */
    ordinal: z.coerce.number().int().min(0).max(1_000),
    download: flag.optional(),
  }),
  output: z.custom<FileOutput>(),
  responds: 'file',
});
