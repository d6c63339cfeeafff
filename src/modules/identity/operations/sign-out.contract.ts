import { z } from 'zod';
import { defineContract } from '../../../platform/contracts/contract.ts';
import { doneShape } from './shapes.ts';

export const signOutContract = defineContract({
  name: 'identity.sign-out',
  method: 'POST',
  path: '/api/sign-out',
  summary: { vi: 'Đăng xuất', en: 'Sign out' },
  permission: 'signed-in',
  audit: 'act',
  rateLimit: { max: 20, perSeconds: 60 },
  timeoutMs: 5_000,
  input: z.object({}),
  output: doneShape,
});
