import { z } from 'zod';
import { defineContract } from '../../../platform/contracts/contract.ts';
import { assignmentRoles, boxes, documentRowShape, flag, instantShape, pageInput, personAtPosition } from './shapes.ts';

export const listIncomingContract = defineContract({
  name: 'documents.list-incoming',
  method: 'GET',
  path: '/api/documents/incoming',
  summary: {
    vi: 'Văn bản đến theo ngăn: chưa mở, chưa xử lý, đã xử lý, đã cất, để biết',
    en: 'Incoming documents by box',
  },
  permission: 'signed-in',
  audit: 'read',
  rateLimit: { max: 240, perSeconds: 60 },
  timeoutMs: 5_000,
  input: z.object({
    /** `agency`: the agency's incoming; `mine`: what is assigned to the position acted for. */
    scope: z.enum(['agency', 'mine']).default('mine'),
    box: z.enum(boxes).optional(),
    urgent: flag.optional(),
    overdue: flag.optional(),
    issuerId: z.uuid().optional(),
    ...pageInput,
  }),
  output: z.object({
    documents: z.array(
      documentRowShape.extend({
        box: z.enum(boxes),
        arrivedAt: instantShape,
        openedAt: instantShape.nullable(),
        dueAt: instantShape.nullable(),
        overdue: z.boolean(),
        /** Arrival number once registered. */
        arrivalNo: z.number().int().nullable(),
        /** Who leads, once assigned. */
        lead: personAtPosition.nullable(),
        /** Part of the position acted for in it. */
        myRole: z.enum(assignmentRoles).nullable(),
      }),
    ),
    nextCursor: z.string().nullable(),
  }),
});
