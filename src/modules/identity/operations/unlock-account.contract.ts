import { z } from 'zod';
import { defineContract } from '../../../platform/contracts/contract.ts';
import { doneShape } from './shapes.ts';

export const unlockAccountContract = defineContract({
  name: 'identity.unlock-account',
  method: 'POST',
  path: '/api/accounts/:personId/unlock',
  summary: {
    vi: 'Mở khóa tài khoản, kể cả khóa tạm do nhập sai nhiều lần',
    en: 'Unlock an account, also one locked for a while after wrong attempts',
  },
  permission: { roles: ['unit-admin', 'province-admin'] },
  audit: 'act',
  rateLimit: { max: 60, perSeconds: 60 },
  timeoutMs: 5_000,
  input: z.object({ personId: z.uuid(), note: z.string().trim().min(1).max(500) }),
  output: doneShape,
});
