import { z } from 'zod';
import { defineContract } from '../../../platform/contracts/contract.ts';
import { dateShape, instantShape } from './shapes.ts';

export const assignIncomingContract = defineContract({
  name: 'documents.assign-incoming',
  method: 'POST',
  path: '/api/documents/documents/:documentId/assign',
  summary: {
    vi: 'Phân công chủ trì, phối hợp, để biết, thời hạn và ý kiến chỉ đạo',
    en: 'Assign lead, joint and informed, with deadline and instruction',
  },
  permission: { roles: ['leader', 'chief-of-office', 'unit-head'] },
  audit: 'act',
  rateLimit: { max: 60, perSeconds: 60 },
  timeoutMs: 5_000,
  input: z.object({
    documentId: z.uuid(),
    /** A unit stands for its head. Exactly one lead the first time. */
    lead: z
      .object({ unitId: z.uuid() })
      .or(z.object({ positionId: z.uuid() }))
      .optional(),
    joint: z
      .array(z.object({ unitId: z.uuid() }).or(z.object({ positionId: z.uuid() })))
      .max(50)
      .default([]),
    inform: z
      .array(z.object({ unitId: z.uuid() }).or(z.object({ positionId: z.uuid() })))
      .max(200)
      .default([]),
    instruction: z.string().trim().max(2_000).optional(),
    /** A civil date; the end of that working day. */
    dueOn: dateShape.optional(),
    /** Or a number of working days from now. */
    workingDays: z.number().int().min(1).max(365).optional(),
  }),
  output: z.object({ assignmentIds: z.array(z.uuid()), dueAt: instantShape.nullable() }),
});
