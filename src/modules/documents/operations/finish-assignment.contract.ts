import { z } from 'zod';
import { defineContract } from '../../../platform/contracts/contract.ts';
import { instantShape, words } from './shapes.ts';

export const finishAssignmentContract = defineContract({
  name: 'documents.finish-assignment',
  method: 'POST',
  path: '/api/documents/assignments/:assignmentId/finish',
  summary: { vi: 'Báo cáo kết quả, hoàn thành việc được phân công', en: 'Report the result and finish an assignment' },
  permission: 'signed-in',
  audit: 'act',
  rateLimit: { max: 60, perSeconds: 60 },
  timeoutMs: 5_000,
  input: z.object({ assignmentId: z.uuid(), result: words }),
  output: z.object({ doneAt: instantShape, documentClosed: z.boolean() }),
});
