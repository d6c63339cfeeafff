import { z } from 'zod';
import { defineContract } from '../../../platform/contracts/contract.ts';
import { instantShape, words } from './shapes.ts';

export const undoRegistrationContract = defineContract({
  name: 'documents.undo-registration',
  method: 'POST',
  path: '/api/documents/documents/:documentId/undo-registration',
  summary: {
    vi: 'Hủy mục vào sổ nhầm, có lý do; số đến không dùng lại',
    en: 'Strike out a wrong entry of an arrival, with a reason; its number is not used again',
  },
  permission: { roles: ['records-clerk'] },
  audit: 'act',
  rateLimit: { max: 30, perSeconds: 60 },
  timeoutMs: 5_000,
  input: z.object({ documentId: z.uuid(), reason: words }),
  output: z.object({ undoneAt: instantShape, no: z.number().int() }),
});
