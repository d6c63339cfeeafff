import { z } from 'zod';
import { defineContract } from '../../../platform/contracts/contract.ts';
import { doneShape } from './shapes.ts';

export const endSessionContract = defineContract({
  name: 'identity.end-session',
  method: 'POST',
  path: '/api/me/sessions/:sessionId/end',
  summary: { vi: 'Kết thúc một phiên làm việc khác', en: 'End another session' },
  permission: 'signed-in',
  audit: 'act',
  rateLimit: { max: 20, perSeconds: 60 },
  timeoutMs: 5_000,
  input: z.object({ sessionId: z.uuid() }),
  output: doneShape,
});
