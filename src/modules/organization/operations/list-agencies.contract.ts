import { z } from 'zod';
import { defineContract } from '../../../platform/contracts/contract.ts';
import { agencyShape, civilDate } from './shapes.ts';

export const listAgenciesContract = defineContract({
  name: 'organization.list-agencies',
  method: 'GET',
  path: '/api/organization/agencies',
  summary: {
    vi: 'Danh sách cơ quan tại một ngày, theo nhóm nếu nêu',
    en: 'Agencies as of a day, of one group when named',
  },
  permission: 'signed-in',
  audit: 'read',
  rateLimit: { max: 120, perSeconds: 60 },
  timeoutMs: 5_000,
  input: z.object({
    /** Today when left out. */
    asOf: civilDate.optional(),
    /** Key of a group, see organization.list-agency-groups. */
    group: z.string().max(64).optional(),
  }),
  output: z.object({
    asOf: civilDate,
    /** Provincial bodies in their order, then wards, then communes in the order of the Vietnamese alphabet. */
    agencies: z.array(agencyShape),
  }),
});
