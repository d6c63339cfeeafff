import { z } from 'zod';
import { defineContract } from '../../../platform/contracts/contract.ts';
import { actingPositionShape } from './shapes.ts';

export const switchPositionContract = defineContract({
  name: 'identity.switch-position',
  method: 'POST',
  path: '/api/me/position',
  summary: { vi: 'Đổi vị trí công tác đang dùng', en: 'Switch the position acted for' },
  permission: 'signed-in',
  audit: 'act',
  rateLimit: { max: 60, perSeconds: 60 },
  timeoutMs: 5_000,
  input: z.object({ positionId: z.uuid(), delegationId: z.uuid().nullable().default(null) }),
  output: z.object({ position: actingPositionShape }),
});
