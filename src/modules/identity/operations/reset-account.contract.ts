import { z } from 'zod';
import { defineContract } from '../../../platform/contracts/contract.ts';
import { activationSlipShape } from './account-shapes.ts';

export const resetAccountContract = defineContract({
  name: 'identity.reset-account',
  method: 'POST',
  path: '/api/accounts/:personId/reset',
  summary: {
    vi: 'Đặt lại tài khoản: bỏ mật khẩu và lớp xác thực thứ hai, kết thúc các phiên, cấp mã kích hoạt mới',
    en: 'Reset an account: void password and second factors, end sessions, issue a new activation code',
  },
  permission: { roles: ['unit-admin', 'province-admin'] },
  audit: 'act',
  rateLimit: { max: 60, perSeconds: 60 },
  timeoutMs: 5_000,
  input: z.object({ personId: z.uuid() }),
  output: z.object({ slip: activationSlipShape }),
});
