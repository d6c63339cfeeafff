import { z } from 'zod';
import { defineContract } from '../../../platform/contracts/contract.ts';
import { webAuthnShape } from './shapes.ts';

export const confirmPasskeyContract = defineContract({
  name: 'identity.confirm-passkey',
  method: 'POST',
  path: '/api/me/passkeys/confirm',
  summary: { vi: 'Thêm khóa truy cập (passkey)', en: 'Add a passkey' },
  permission: 'signed-in',
  audit: 'act',
  rateLimit: { max: 20, perSeconds: 60 },
  timeoutMs: 10_000,
  input: z.object({ name: z.string().trim().min(1).max(80), response: webAuthnShape }),
  output: z.object({ passkeyId: z.uuid() }),
});
