import { z } from 'zod';
import { defineContract } from '../../../platform/contracts/contract.ts';
import { passwordShape, signInOutcomeShape } from './shapes.ts';

export const signInContract = defineContract({
  name: 'identity.sign-in',
  method: 'POST',
  path: '/api/sign-in',
  summary: { vi: 'Đăng nhập bằng tên và mật khẩu', en: 'Sign in with name and password' },
  permission: 'public',
  audit: 'act',
  rateLimit: { max: 300, perSeconds: 60 },
  timeoutMs: 10_000,
  input: z.object({ username: z.string().trim().min(1).max(100), password: passwordShape }),
  output: signInOutcomeShape,
});
