import { z } from 'zod';
import { defineContract } from '../../../platform/contracts/contract.ts';
import { delegationShape } from './shapes.ts';

export const listDelegationsContract = defineContract({
  name: 'organization.list-delegations',
  method: 'GET',
  path: '/api/organization/delegations',
  summary: { vi: 'Các việc giao của một cơ quan', en: 'Delegations of an agency' },
  permission: 'signed-in',
  audit: 'read',
  rateLimit: { max: 60, perSeconds: 60 },
  timeoutMs: 5_000,
  input: z.object({
    /** The actor's agency when left out. */
    agencyId: z.uuid().optional(),
    /** Also those that ended or have not begun. */
    all: z.stringbool().default(false),
  }),
  output: z.object({ delegations: z.array(delegationShape) }),
});
