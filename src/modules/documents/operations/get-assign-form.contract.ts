import { z } from 'zod';
import { defineContract } from '../../../platform/contracts/contract.ts';
import { personAtPosition } from './shapes.ts';

export const getAssignFormContract = defineContract({
  name: 'documents.get-assign-form',
  method: 'GET',
  path: '/api/documents/documents/:documentId/assign-form',
  summary: { vi: 'Đơn vị và người có thể được phân công', en: 'Units and people that may be assigned' },
  permission: { roles: ['leader', 'chief-of-office', 'unit-head'] },
  audit: 'read',
  rateLimit: { max: 120, perSeconds: 60 },
  timeoutMs: 5_000,
  input: z.object({ documentId: z.uuid() }),
  output: z.object({
    units: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        head: personAtPosition.nullable(),
        people: z.array(personAtPosition),
      }),
    ),
  }),
});
