import { z } from 'zod';
import { defineContract } from '../../../platform/contracts/contract.ts';
import { passwordShape, signInOutcomeShape } from './shapes.ts';

export const activateContract = defineContract({
  name: 'identity.activate',
  method: 'POST',
  path: '/api/activate',
  summary: {
    vi: 'Kích hoạt tài khoản bằng mã trên phiếu và đặt mật khẩu',
    en: 'Activate an account with the code of the slip and choose a password',
  },
  permission: 'public',
  audit: 'act',
  rateLimit: { max: 300, perSeconds: 60 },
  timeoutMs: 10_000,
  input: z.object({
    username: z.string().trim().min(1).max(100),
    code: z.string().trim().min(1).max(40),
    newPassword: passwordShape,
  }),
  output: signInOutcomeShape,
});
