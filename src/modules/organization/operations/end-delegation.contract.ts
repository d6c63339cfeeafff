import { z } from 'zod';
import { defineContract } from '../../../platform/contracts/contract.ts';
import { delegationShape } from './shapes.ts';

export const endDelegationContract = defineContract({
  name: 'organization.end-delegation',
  method: 'POST',
  path: '/api/organization/delegations/:id/end',
  summary: { vi: 'Chấm dứt việc giao trước hạn', en: 'End a delegation before its time' },
  permission: { roles: ['leader', 'chief-of-office', 'unit-admin'] },
  audit: 'act',
  rateLimit: { max: 30, perSeconds: 60 },
  timeoutMs: 5_000,
  input: z.object({ id: z.uuid(), reason: z.string().trim().min(3).max(500) }),
  output: delegationShape,
});
