import { z } from 'zod';
import { defineContract } from '../../../platform/contracts/contract.ts';
import { agencyRef, evidenceShape, pageInput, rungs } from './shapes.ts';

export const listDeliveryEvidenceContract = defineContract({
  name: 'documents.list-delivery-evidence',
  method: 'GET',
  path: '/api/documents/documents/:documentId/evidence',
  summary: {
    vi: 'Tình hình từng nơi nhận: bằng chứng mạnh nhất đang có',
    en: 'Each recipient with the strongest evidence held',
  },
  permission: 'signed-in',
  audit: 'read',
  rateLimit: { max: 240, perSeconds: 60 },
  timeoutMs: 5_000,
  input: z.object({
    documentId: z.uuid(),
    /** Only recipients whose strongest rung is this one. */
    rung: z.enum(rungs).optional(),
    ...pageInput,
  }),
  output: z.object({
    recipients: z.array(
      z.object({
        deliveryId: z.uuid(),
        agency: agencyRef,
        strongest: evidenceShape,
        /** All rungs held, weakest first. */
        evidence: z.array(evidenceShape),
      }),
    ),
    nextCursor: z.string().nullable(),
  }),
});
