import { z } from 'zod';
import { defineContract } from '../../../platform/contracts/contract.ts';
import { lockReasonShape } from './account-shapes.ts';
import { doneShape } from './shapes.ts';

export const lockAccountContract = defineContract({
  name: 'identity.lock-account',
  method: 'POST',
  path: '/api/accounts/:personId/lock',
  summary: {
    vi: 'Khóa tài khoản của người nghỉ hưu, nghỉ dài ngày, chuyển công tác; các phiên kết thúc ngay',
    en: 'Lock the account of who retires, is on long leave or moves; sessions end at once',
  },
  permission: { roles: ['unit-admin', 'province-admin'] },
  audit: 'act',
  rateLimit: { max: 60, perSeconds: 60 },
  timeoutMs: 5_000,
  input: z.object({ personId: z.uuid(), reason: lockReasonShape, note: z.string().trim().max(500).default('') }),
  output: doneShape,
});
