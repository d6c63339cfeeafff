import { z } from 'zod';
import { defineContract } from '../../../platform/contracts/contract.ts';
import { signInOutcomeShape, totpCodeShape } from './shapes.ts';

export const signInTotpContract = defineContract({
  name: 'identity.sign-in-totp',
  method: 'POST',
  path: '/api/sign-in/totp',
  summary: { vi: 'Xác nhận đăng nhập bằng mã dùng một lần', en: 'Confirm the sign-in with a one-time code' },
  permission: 'public',
  audit: 'act',
  rateLimit: { max: 300, perSeconds: 60 },
  timeoutMs: 10_000,
  input: z.object({ code: totpCodeShape }),
  output: signInOutcomeShape,
});
