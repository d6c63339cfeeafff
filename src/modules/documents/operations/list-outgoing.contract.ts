import { z } from 'zod';
import { defineContract } from '../../../platform/contracts/contract.ts';
import { documentRowShape, flag, pageInput } from './shapes.ts';

export const listOutgoingContract = defineContract({
  name: 'documents.list-outgoing',
  method: 'GET',
  path: '/api/documents/outgoing',
  summary: { vi: 'Văn bản đi đã phát hành', en: 'Documents issued by the agency' },
  permission: 'signed-in',
  audit: 'read',
  rateLimit: { max: 240, perSeconds: 60 },
  timeoutMs: 5_000,
  input: z.object({
    year: z.coerce.number().int().min(2000).max(2200).optional(),
    kindCode: z.string().max(40).optional(),
    bookId: z.uuid().optional(),
    /** Only those that some recipient has not registered yet. */
    waiting: flag.optional(),
    ...pageInput,
  }),
  output: z.object({
    documents: z.array(
      documentRowShape.extend({
        unitName: z.string().nullable(),
        recipients: z.number().int(),
        opened: z.number().int(),
        registered: z.number().int(),
        answered: z.number().int(),
        refused: z.number().int(),
      }),
    ),
    nextCursor: z.string().nullable(),
  }),
});
