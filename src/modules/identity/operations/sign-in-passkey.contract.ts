import { z } from 'zod';
import { defineContract } from '../../../platform/contracts/contract.ts';
import { signInOutcomeShape, webAuthnShape } from './shapes.ts';

export const signInPasskeyContract = defineContract({
  name: 'identity.sign-in-passkey',
  method: 'POST',
  path: '/api/sign-in/passkey',
  summary: { vi: 'Đăng nhập bằng khóa truy cập (passkey)', en: 'Sign in with a passkey' },
  permission: 'public',
  audit: 'act',
  rateLimit: { max: 300, perSeconds: 60 },
  timeoutMs: 10_000,
  input: z.object({ response: webAuthnShape }),
  output: signInOutcomeShape,
});
