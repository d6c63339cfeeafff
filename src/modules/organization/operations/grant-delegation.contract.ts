import { z } from 'zod';
import { defineContract } from '../../../platform/contracts/contract.ts';
import { delegationForms, delegationShape } from './shapes.ts';

export const grantDelegationContract = defineContract({
  name: 'organization.grant-delegation',
  method: 'POST',
  path: '/api/organization/delegations',
  summary: { vi: 'Giao ký thay, thừa lệnh hoặc thừa ủy quyền', en: 'Delegate acts of a position (KT., TL., TUQ.)' },
  permission: { roles: ['leader', 'chief-of-office', 'unit-admin'] },
  audit: 'act',
  rateLimit: { max: 30, perSeconds: 60 },
  timeoutMs: 5_000,
  input: z.object({
    fromPositionId: z.uuid(),
    toPositionId: z.uuid(),
    form: z.enum(delegationForms),
    /** What may be done under it, in words. */
    scope: z.string().trim().min(3).max(500),
    validFrom: z.iso.datetime({ offset: true }),
    /** Required for TUQ. */
    validTo: z.iso.datetime({ offset: true }).nullable(),
    /** Number and notation of the decision; required for TUQ. */
    decisionDocument: z.string().trim().min(1).max(120).nullable(),
  }),
  output: delegationShape,
});
