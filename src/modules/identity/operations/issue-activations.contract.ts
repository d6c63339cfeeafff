import { z } from 'zod';
import { defineContract } from '../../../platform/contracts/contract.ts';
import { activationSlipShape } from './account-shapes.ts';

export const issueActivationsContract = defineContract({
  name: 'identity.issue-activations',
  method: 'POST',
  path: '/api/accounts/activations',
  summary: {
    vi: 'Cấp mã kích hoạt cho một hoặc nhiều người; mã chỉ hiện một lần',
    en: 'Issue activation codes to one or many people; a code is shown once',
  },
  permission: { roles: ['unit-admin', 'province-admin'] },
  audit: 'act',
  rateLimit: { max: 60, perSeconds: 60 },
  timeoutMs: 20_000,
  input: z.object({ personIds: z.array(z.uuid()).min(1).max(200) }),
  output: z.object({ slips: z.array(activationSlipShape) }),
});
