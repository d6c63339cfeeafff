import { z } from 'zod';
import { defineContract } from '../../../platform/contracts/contract.ts';
import { doneShape, passwordShape } from './shapes.ts';

export const changePasswordContract = defineContract({
  name: 'identity.change-password',
  method: 'POST',
  path: '/api/me/password',
  summary: { vi: 'Đổi mật khẩu', en: 'Change the password' },
  permission: 'signed-in',
  audit: 'act',
  rateLimit: { max: 20, perSeconds: 60 },
  timeoutMs: 10_000,
  input: z.object({ currentPassword: passwordShape, newPassword: passwordShape }),
  output: doneShape,
});
