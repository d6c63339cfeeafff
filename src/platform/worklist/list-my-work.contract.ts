import { z } from 'zod';
import { defineContract } from '../contracts/contract.ts';

export const workItemShape = z.object({
  id: z.uuid(),
  agencyId: z.uuid(),
  /** Set when the work is of one position; otherwise it is of everybody with `role` in the agency. */
  positionId: z.uuid().nullable(),
  role: z.string().nullable(),
  /** What is to be done, named by the module that asks, such as `documents.register-incoming`. */
  kind: z.string(),
  objectKind: z.string(),
  objectId: z.string(),
  title: z.string(),
  detail: z.record(z.string(), z.json()),
  /** 0 normal, 1 urgent, 2 very urgent, 3 express. */
  priority: z.number().int(),
  dueAt: z.iso.datetime({ offset: true }).nullable(),
  createdAt: z.iso.datetime({ offset: true }),
  openedAt: z.iso.datetime({ offset: true }).nullable(),
  doneAt: z.iso.datetime({ offset: true }).nullable(),
});

export const listMyWorkContract = defineContract({
  name: 'worklist.list-my-work',
  method: 'GET',
  path: '/api/worklist/items',
  summary: {
    vi: 'Việc hôm nay của vị trí đang dùng, gấp và đến hạn trước',
    en: 'The work of the position acted for, urgent and soonest due first',
  },
  permission: 'signed-in',
  audit: 'read',
  rateLimit: { max: 240, perSeconds: 60 },
  timeoutMs: 5_000,
  input: z.object({
    state: z.enum(['open', 'done']).default('open'),
    /** Only this kind, or all kinds of a module: `documents.` */
    kind: z.string().max(80).optional(),
    cursor: z.string().max(400).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(30),
  }),
  output: z.object({ items: z.array(workItemShape), nextCursor: z.string().nullable() }),
});
