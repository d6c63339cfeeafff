import { z } from 'zod';
import { defineContract } from '../../../platform/contracts/contract.ts';
import { dateShape, documentRowShape, pageInput } from './shapes.ts';

export const searchDocumentsContract = defineContract({
  name: 'documents.search-documents',
  method: 'GET',
  path: '/api/documents/search',
  summary: {
    vi: 'Tìm văn bản theo trích yếu, số ký hiệu, cơ quan, người ký, có dấu hoặc không dấu',
    en: 'Search by subject, number, agency, signer, with or without marks',
  },
  permission: 'signed-in',
  audit: 'read',
  rateLimit: { max: 120, perSeconds: 60 },
  timeoutMs: 5_000,
  input: z.object({
    q: z.string().trim().max(200).default(''),
    kindCode: z.string().max(40).optional(),
    issuerId: z.uuid().optional(),
    from: dateShape.optional(),
    to: dateShape.optional(),
    direction: z.enum(['in', 'out']).optional(),
    ...pageInput,
  }),
  output: z.object({
    documents: z.array(
      documentRowShape.extend({
        match: z.enum(['symbol', 'exact', 'folded', 'relaxed']),
        matchText: z.object({ vi: z.string(), en: z.string() }),
        /** Subject in pieces, so that the screen can mark what was found. */
        subjectParts: z.array(z.object({ text: z.string(), hit: z.boolean() })),
      }),
    ),
    /** How many candidates were weighed; 300 means more. */
    candidates: z.number().int(),
    nextCursor: z.string().nullable(),
    /** Offered when nothing matched as typed. */
    didYouMean: z.string().nullable(),
  }),
});
