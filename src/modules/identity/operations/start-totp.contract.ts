import { z } from 'zod';
import { defineContract } from '../../../platform/contracts/contract.ts';

export const startTotpContract = defineContract({
  name: 'identity.start-totp',
  method: 'POST',
  path: '/api/me/totp/start',
  summary: { vi: 'Bắt đầu cài mã dùng một lần', en: 'Begin to set up one-time codes' },
  permission: 'signed-in',
  audit: 'read',
  rateLimit: { max: 20, perSeconds: 60 },
  timeoutMs: 5_000,
  input: z.object({}),
  output: z.object({ secret: z.string(), uri: z.string() }),
});
