import { z } from 'zod';
import { defineContract } from '../../../platform/contracts/contract.ts';
import { instantShape } from './shapes.ts';

export const acceptAssignmentContract = defineContract({
  name: 'documents.accept-assignment',
  method: 'POST',
  path: '/api/documents/assignments/:assignmentId/accept',
  summary: { vi: 'Nhận việc được phân công', en: 'Take on an assignment' },
  permission: 'signed-in',
  audit: 'act',
  rateLimit: { max: 60, perSeconds: 60 },
  timeoutMs: 5_000,
  input: z.object({ assignmentId: z.uuid() }),
  output: z.object({ acceptedAt: instantShape }),
});
