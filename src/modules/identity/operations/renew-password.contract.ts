import { z } from 'zod';
import { defineContract } from '../../../platform/contracts/contract.ts';
import { passwordShape, signInOutcomeShape } from './shapes.ts';

export const renewPasswordContract = defineContract({
  name: 'identity.renew-password',
  method: 'POST',
  path: '/api/sign-in/renew-password',
  summary: { vi: 'Đổi mật khẩu đã hết hạn khi đang đăng nhập', en: 'Replace an expired password while signing in' },
  permission: 'public',
  audit: 'act',
  rateLimit: { max: 300, perSeconds: 60 },
  timeoutMs: 10_000,
  input: z.object({ newPassword: passwordShape }),
  output: signInOutcomeShape,
});
