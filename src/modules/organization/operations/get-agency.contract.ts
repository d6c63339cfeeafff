import { z } from 'zod';
import { defineContract } from '../../../platform/contracts/contract.ts';
import { agencyShape, civilDate, ranks, roles } from './shapes.ts';

const holderShape = z.object({
  personId: z.uuid(),
  name: z.string(),
  /** Holds the post for the time being (phụ trách). */
  acting: z.boolean(),
  /** Made-up person of the demonstration. */
  demo: z.boolean(),
  from: civilDate,
  to: civilDate.nullable(),
});

export const getAgencyContract = defineContract({
  name: 'organization.get-agency',
  method: 'GET',
  path: '/api/organization/agencies/:id',
  summary: {
    vi: 'Một cơ quan: đơn vị, vị trí và người giữ tại một ngày',
    en: 'One agency: its units, positions and their holders as of a day',
  },
  permission: 'signed-in',
  audit: 'read',
  rateLimit: { max: 120, perSeconds: 60 },
  timeoutMs: 5_000,
  input: z.object({ id: z.uuid(), asOf: civilDate.optional() }),
  output: z.object({
    asOf: civilDate,
    agency: agencyShape,
    /** Every identifier by which the agency is known, both orders. */
    codes: z.array(z.object({ code: z.string(), system: z.string(), verified: z.boolean() })),
    predecessors: z.array(z.object({ id: z.uuid(), name: z.string(), on: civilDate })),
    successors: z.array(z.object({ id: z.uuid(), name: z.string(), on: civilDate })),
    units: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        nameEn: z.string(),
        abbreviation: z.string(),
        kind: z.string(),
        parentId: z.uuid().nullable(),
      }),
    ),
    positions: z.array(
      z.object({
        id: z.uuid(),
        unitId: z.uuid(),
        title: z.string(),
        rank: z.enum(ranks),
        roles: z.array(z.enum(roles)),
        holders: z.array(holderShape),
      }),
    ),
  }),
});
