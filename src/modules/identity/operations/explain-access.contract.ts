import { z } from 'zod';
import { defineContract } from '../../../platform/contracts/contract.ts';

export const explainAccessContract = defineContract({
  name: 'identity.explain-access',
  method: 'GET',
  path: '/api/access/explain',
  summary: { vi: 'Vì sao người này xem được (hoặc không xem được)?', en: 'Why can (or cannot) this person see this?' },
  permission: { roles: ['auditor', 'province-admin', 'unit-admin'] },
  audit: 'read-personal',
  rateLimit: { max: 120, perSeconds: 60 },
  timeoutMs: 5_000,
  input: z.object({
    /** Schema-qualified name of the object's table, such as `documents.document`. */
    objectKind: z.string().regex(/^[a-z_]+\.[a-z_]+$/),
    objectId: z.uuid(),
    right: z.string().default('read'),
    personId: z.uuid(),
    /** One of the positions the person may act for; all of them when left out. */
    positionId: z.uuid().optional(),
  }),
  output: z.object({
    allowed: z.boolean(),
    /** The answer in one plain sentence. */
    vi: z.string(),
    en: z.string(),
    positions: z.array(
      z.object({
        positionId: z.uuid(),
        title: z.string(),
        agencyName: z.string(),
        delegationForm: z.string().nullable(),
        allowed: z.boolean(),
        branches: z.array(z.object({ name: z.string(), holds: z.boolean(), vi: z.string(), en: z.string() })),
      }),
    ),
  }),
});
