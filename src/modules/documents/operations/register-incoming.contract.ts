import { z } from 'zod';
import { defineContract } from '../../../platform/contracts/contract.ts';
import { idempotencyKey, instantShape } from './shapes.ts';

export const registerIncomingContract = defineContract({
  name: 'documents.register-incoming',
  method: 'POST',
  path: '/api/documents/documents/:documentId/register',
  summary: { vi: 'Vào sổ văn bản đến, cấp số đến', en: 'Register an incoming document, giving the arrival number' },
  permission: { roles: ['records-clerk'] },
  audit: 'act',
  rateLimit: { max: 120, perSeconds: 60 },
  timeoutMs: 5_000,
  input: z.object({
    documentId: z.uuid(),
    /** The agency's general register of arrivals when left out. */
    bookId: z.uuid().optional(),
    /** Needed once the warning about an equal document was read. */
    confirmDuplicate: z.boolean().default(false),
    idempotencyKey,
  }),
  output: z.object({
    registrationId: z.uuid(),
    no: z.number().int(),
    bookName: z.string(),
    registeredAt: instantShape,
  }),
});
