import { z } from 'zod';
import { defineContract } from '../../../platform/contracts/contract.ts';

export const listAgencyGroupsContract = defineContract({
  name: 'organization.list-agency-groups',
  method: 'GET',
  path: '/api/organization/agency-groups',
  summary: { vi: 'Các nhóm cơ quan nhận dựng sẵn', en: 'Ready-made groups of agencies' },
  permission: 'signed-in',
  audit: 'read',
  rateLimit: { max: 60, perSeconds: 60 },
  timeoutMs: 5_000,
  input: z.object({}),
  output: z.object({
    groups: z.array(
      z.object({
        id: z.uuid(),
        key: z.string(),
        name: z.object({ vi: z.string(), en: z.string() }),
        /** Members today. */
        agencyIds: z.array(z.uuid()),
      }),
    ),
  }),
});
