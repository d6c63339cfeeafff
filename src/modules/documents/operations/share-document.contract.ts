import { z } from 'zod';
import { defineContract } from '../../../platform/contracts/contract.ts';
import { words } from './shapes.ts';

export const shareDocumentContract = defineContract({
  name: 'documents.share-document',
  method: 'POST',
  path: '/api/documents/documents/:documentId/share',
  summary: {
    vi: 'Chia sẻ văn bản để biết cho những vị trí công tác khác trong cơ quan',
    en: 'Share a document with further positions of the agency, to know',
  },
  permission: { roles: ['leader', 'chief-of-office'] },
  audit: 'act',
  rateLimit: { max: 60, perSeconds: 60 },
  timeoutMs: 5_000,
  input: z.object({
    documentId: z.uuid(),
    positionIds: z.array(z.uuid()).min(1).max(200),
    words: words.optional(),
  }),
  output: z.object({ shared: z.number().int() }),
});
