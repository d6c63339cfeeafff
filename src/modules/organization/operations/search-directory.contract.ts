import { z } from 'zod';
import { defineContract } from '../../../platform/contracts/contract.ts';
import { civilDate } from './shapes.ts';

const directoryEntryShape = z.object({
  kind: z.enum(['agency', 'unit', 'person']),
  /** Id of the agency, unit or person. */
  id: z.uuid(),
  name: z.string(),
  /** For people: title; for units: abbreviation; for agencies: electronic identifier. */
  detail: z.string(),
  agencyId: z.uuid(),
  agencyName: z.string(),
  unitId: z.uuid().nullable(),
  unitName: z.string().nullable(),
  /** For people: the position held on that day. */
  positionId: z.uuid().nullable(),
  acting: z.boolean(),
  /** `exact`: every typed mark agrees; `folded`: agrees when tone marks are left out. */
  match: z.enum(['exact', 'folded']),
});

export const searchDirectoryContract = defineContract({
  name: 'organization.search-directory',
  method: 'GET',
  path: '/api/organization/directory',
  summary: {
    vi: 'Tìm cơ quan, đơn vị, người trong danh bạ, không cần gõ dấu',
    en: 'Search agencies, units and people, with or without tone marks',
  },
  permission: 'signed-in',
  audit: 'read',
  rateLimit: { max: 240, perSeconds: 60 },
  timeoutMs: 5_000,
  input: z.object({
    q: z.string().trim().min(1).max(120),
    asOf: civilDate.optional(),
    kind: z.enum(['agency', 'unit', 'person']).optional(),
    agencyId: z.uuid().optional(),
    cursor: z.string().max(400).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(30),
  }),
  output: z.object({
    asOf: civilDate,
    entries: z.array(directoryEntryShape),
    nextCursor: z.string().nullable(),
  }),
});
