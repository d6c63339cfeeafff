import { z } from 'zod';
import { defineContract } from '../../../platform/contracts/contract.ts';
import { boxes, instantShape } from './shapes.ts';

export const openDocumentContract = defineContract({
  name: 'documents.open-document',
  method: 'POST',
  path: '/api/documents/documents/:documentId/open',
  summary: { vi: 'Ghi nhận đã mở văn bản đến', en: 'Note that an incoming document was opened' },
  permission: 'signed-in',
  audit: 'act',
  rateLimit: { max: 240, perSeconds: 60 },
  timeoutMs: 5_000,
  input: z.object({ documentId: z.uuid() }),
  output: z.object({ openedAt: instantShape, box: z.enum(boxes) }),
});
