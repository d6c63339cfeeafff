import { z } from 'zod';
import { defineContract } from '../../../platform/contracts/contract.ts';
import { doneShape, passwordShape } from './shapes.ts';

export const removePasskeyContract = defineContract({
  name: 'identity.remove-passkey',
  method: 'POST',
  path: '/api/me/passkeys/:passkeyId/remove',
  summary: { vi: 'Gỡ khóa truy cập (passkey)', en: 'Remove a passkey' },
  permission: 'signed-in',
  audit: 'act',
  rateLimit: { max: 20, perSeconds: 60 },
  timeoutMs: 10_000,
  input: z.object({ passkeyId: z.uuid(), password: passwordShape }),
  output: doneShape,
});
