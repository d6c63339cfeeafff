import { z } from 'zod';
import { defineContract } from '../../../platform/contracts/contract.ts';

export const listMySecurityContract = defineContract({
  name: 'identity.list-my-security',
  method: 'GET',
  path: '/api/me/security',
  summary: {
    vi: 'Khóa truy cập, phiên làm việc và các lần đăng nhập gần đây của tôi',
    en: 'My passkeys, sessions and recent sign-ins',
  },
  permission: 'signed-in',
  audit: 'read',
  rateLimit: { max: 120, perSeconds: 60 },
  timeoutMs: 5_000,
  input: z.object({}),
  output: z.object({
    totp: z.boolean(),
    passkeys: z.array(
      z.object({ id: z.uuid(), name: z.string(), createdAt: z.string(), lastUsedAt: z.string().nullable() }),
    ),
    sessions: z.array(
      z.object({
        id: z.uuid(),
        current: z.boolean(),
        createdAt: z.string(),
        lastSeenAt: z.string(),
        expiresAt: z.string(),
        address: z.string(),
        userAgent: z.string(),
      }),
    ),
    /** Newest first, at most 50. */
    signIns: z.array(
      z.object({
        at: z.string(),
        outcome: z.enum([
          'signed-in',
          'wrong',
          'locked',
          'second-factor-asked',
          'second-factor-wrong',
          'password-expired',
          'signed-out',
        ]),
        method: z.enum(['password', 'totp', 'passkey', 'session', 'activation-code']),
        address: z.string(),
        userAgent: z.string(),
      }),
    ),
  }),
});
