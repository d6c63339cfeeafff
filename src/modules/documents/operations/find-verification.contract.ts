import { z } from 'zod';
import { defineContract } from '../../../platform/contracts/contract.ts';
import { hashShape } from './shapes.ts';

export const findVerificationContract = defineContract({
  name: 'documents.find-verification',
  method: 'GET',
  path: '/api/documents/verification-by-hash/:sha256',
  summary: {
    vi: 'Tìm văn bản đã phát hành theo mã băm của tệp',
    en: 'The issued document that a file belongs to, by its hash',
  },
  permission: 'public',
  audit: 'read',
  rateLimit: { max: 60, perSeconds: 60 },
  timeoutMs: 5_000,
  input: z.object({ sha256: hashShape }),
  output: z.object({ code: z.string().nullable() }),
});
