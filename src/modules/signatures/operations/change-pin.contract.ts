import { z } from 'zod';
import { defineContract } from '../../../platform/contracts/contract.ts';
import { pinShape } from './shapes.ts';

export const changePinContract = defineContract({
  name: 'signatures.change-pin',
  method: 'PUT',
  path: '/api/me/certificates/:id/pin',
  summary: { vi: 'Đổi mã PIN ký số', en: 'Change the signing PIN' },
  permission: 'signed-in',
  audit: 'act',
  rateLimit: { max: 10, perSeconds: 60 },
  timeoutMs: 10_000,
  input: z.object({ id: z.uuid(), currentPin: pinShape, newPin: pinShape }),
  output: z.object({ changed: z.literal(true) }),
});
