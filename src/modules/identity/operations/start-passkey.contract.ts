import { z } from 'zod';
import { defineContract } from '../../../platform/contracts/contract.ts';
import { webAuthnShape } from './shapes.ts';

export const startPasskeyContract = defineContract({
  name: 'identity.start-passkey',
  method: 'POST',
  path: '/api/me/passkeys/start',
  summary: { vi: 'Bắt đầu thêm khóa truy cập (passkey)', en: 'Begin to add a passkey' },
  permission: 'signed-in',
  audit: 'read',
  rateLimit: { max: 20, perSeconds: 60 },
  timeoutMs: 5_000,
  input: z.object({}),
  output: z.object({ options: webAuthnShape }),
});
