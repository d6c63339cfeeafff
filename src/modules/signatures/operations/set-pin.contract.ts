import { z } from 'zod';
import { defineContract } from '../../../platform/contracts/contract.ts';
import { pinShape } from './shapes.ts';

export const setPinContract = defineContract({
  name: 'signatures.set-pin',
  method: 'POST',
  path: '/api/me/certificates/:id/pin',
  summary: { vi: 'Kích hoạt chứng thư bằng mã PIN đầu tiên', en: 'Activate a certificate by its first PIN' },
  permission: 'signed-in',
  audit: 'act',
  rateLimit: { max: 10, perSeconds: 60 },
  timeoutMs: 10_000,
  input: z.object({ id: z.uuid(), pin: pinShape }),
  output: z.object({ activated: z.literal(true) }),
});
