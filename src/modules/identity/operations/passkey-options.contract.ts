import { z } from 'zod';
import { defineContract } from '../../../platform/contracts/contract.ts';
import { webAuthnShape } from './shapes.ts';

export const passkeyOptionsContract = defineContract({
  name: 'identity.passkey-options',
  method: 'POST',
  path: '/api/sign-in/passkey-options',
  summary: { vi: 'Bắt đầu đăng nhập bằng khóa truy cập (passkey)', en: 'Begin a sign-in with a passkey' },
  permission: 'public',
  audit: 'read',
  rateLimit: { max: 300, perSeconds: 60 },
  timeoutMs: 10_000,
  input: z.object({}),
  output: z.object({ options: webAuthnShape }),
});
