import { z } from 'zod';
import { defineContract } from '../../../platform/contracts/contract.ts';
import { dateShape, hashShape } from './shapes.ts';

export const getVerificationContract = defineContract({
  name: 'documents.get-verification',
  method: 'GET',
  path: '/api/documents/verification/:code',
  summary: { vi: 'Tra cứu văn bản theo mã kiểm tra', en: 'Facts of a document by its verification code' },
  permission: 'public',
  audit: 'read',
  rateLimit: { max: 60, perSeconds: 60 },
  timeoutMs: 5_000,
  input: z.object({ code: z.string().trim().min(6).max(40) }),
  output: z.object({
    code: z.string(),
    /** none: the code exists but the document is not issued yet; no facts are given then. */
    state: z.enum(['not-issued', 'issued', 'replaced', 'recalled']),
    document: z
      .object({
        symbol: z.string(),
        kindName: z.string(),
        kindNameEn: z.string(),
        subject: z.string(),
        issuerName: z.string(),
        issuedOn: dateShape,
        signerName: z.string(),
        signerTitle: z.string(),
        pageCount: z.number().int(),
        sha256: hashShape,
        annexes: z.array(z.object({ name: z.string(), sha256: hashShape })),
        /** Symbol and date of the document that replaced it. */
        replacedBy: z.object({ symbol: z.string(), issuedOn: dateShape, code: z.string() }).nullable(),
      })
      .nullable(),
  }),
});
