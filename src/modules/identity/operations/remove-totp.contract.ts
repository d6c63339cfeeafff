import { z } from 'zod';
import { defineContract } from '../../../platform/contracts/contract.ts';
import { doneShape, passwordShape } from './shapes.ts';

export const removeTotpContract = defineContract({
  name: 'identity.remove-totp',
  method: 'POST',
  path: '/api/me/totp/remove',
  summary: { vi: 'Tắt mã dùng một lần', en: 'Turn one-time codes off' },
  permission: 'signed-in',
  audit: 'act',
  rateLimit: { max: 20, perSeconds: 60 },
  timeoutMs: 10_000,
  input: z.object({ password: passwordShape }),
  output: doneShape,
});
