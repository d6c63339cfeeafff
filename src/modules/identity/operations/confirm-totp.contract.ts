import { z } from 'zod';
import { defineContract } from '../../../platform/contracts/contract.ts';
import { doneShape, totpCodeShape } from './shapes.ts';

export const confirmTotpContract = defineContract({
  name: 'identity.confirm-totp',
  method: 'POST',
  path: '/api/me/totp/confirm',
  summary: { vi: 'Bật mã dùng một lần', en: 'Turn one-time codes on' },
  permission: 'signed-in',
  audit: 'act',
  rateLimit: { max: 20, perSeconds: 60 },
  timeoutMs: 5_000,
  input: z.object({ code: totpCodeShape }),
  output: doneShape,
});
