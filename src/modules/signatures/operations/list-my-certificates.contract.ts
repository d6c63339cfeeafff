import { z } from 'zod';
import { defineContract } from '../../../platform/contracts/contract.ts';

export const listMyCertificatesContract = defineContract({
  name: 'signatures.list-my-certificates',
  method: 'GET',
  path: '/api/me/certificates',
  summary: { vi: 'Chứng thư chữ ký số của tôi', en: 'My signing certificates' },
  permission: 'signed-in',
  audit: 'read',
  rateLimit: { max: 120, perSeconds: 60 },
  timeoutMs: 5_000,
  input: z.object({}),
  output: z.object({
    /** What opens the keys of a demonstration, told to whoever tries it; null in a real province. */
    demoPin: z.string().nullable(),
    certificates: z.array(
      z.object({
        id: z.uuid(),
        commonName: z.string(),
        organizationName: z.string(),
        title: z.string().nullable(),
        algorithm: z.string(),
        serial: z.string(),
        keyStore: z.enum(['file', 'pkcs11']),
        notBefore: z.string(),
        notAfter: z.string(),
        /** inactive: no PIN was set yet; locked: too many wrong PINs, see `lockedUntil`. */
        state: z.enum(['active', 'inactive', 'locked', 'revoked', 'expired']),
        lockedUntil: z.string().nullable(),
        revokedAt: z.string().nullable(),
      }),
    ),
  }),
});
