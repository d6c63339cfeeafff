import { z } from 'zod';
import { defineContract } from '../../../platform/contracts/contract.ts';

const findingShape = z.object({
  code: z.string(),
  severity: z.enum(['note', 'doubt', 'refusal']),
  vi: z.string(),
  en: z.string(),
});

const signatureShape = z.object({
  kind: z.enum(['signature', 'document-timestamp']),
  fieldName: z.string(),
  page: z.number().nullable(),
  signer: z.string().nullable(),
  organization: z.string().nullable(),
  title: z.string().nullable(),
  issuer: z.string().nullable(),
  claimedTime: z.string().nullable(),
  /** Time proven by a time stamp. */
  stampedTime: z.string().nullable(),
  level: z.string().nullable(),
  coversWholeFile: z.boolean(),
  integrity: z.enum(['intact', 'broken']),
  chain: z.string().nullable(),
  findings: z.array(findingShape),
  laterChanges: z.array(findingShape),
});

export const verifyFileContract = defineContract({
  name: 'signatures.verify-file',
  method: 'GET',
  path: '/api/signatures/uploads/:uploadId/verdict',
  summary: { vi: 'Kiểm tra chữ ký của tệp vừa tải lên', en: 'Verify the signatures of an uploaded file' },
  permission: 'signed-in',
  audit: 'read',
  rateLimit: { max: 60, perSeconds: 60 },
  timeoutMs: 20_000,
  input: z.object({ uploadId: z.uuid() }),
  output: z.object({
    name: z.string(),
    verdict: z.enum(['valid', 'valid-unknown-signer', 'invalid', 'changed-after-signing', 'unsigned', 'unreadable']),
    sha256: z.string(),
    size: z.number(),
    pages: z.number().nullable(),
    signatures: z.array(signatureShape),
    findings: z.array(findingShape),
  }),
});
