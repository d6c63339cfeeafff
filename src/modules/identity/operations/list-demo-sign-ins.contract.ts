import { z } from 'zod';
import { defineContract } from '../../../platform/contracts/contract.ts';

export const listDemoSignInsContract = defineContract({
  name: 'identity.list-demo-sign-ins',
  method: 'GET',
  path: '/api/demo-sign-ins',
  summary: {
    vi: 'Các tài khoản dùng thử; chỉ có trong tỉnh mẫu',
    en: 'The demo sign-ins; only in a demo province',
  },
  permission: 'public',
  audit: 'read',
  rateLimit: { max: 300, perSeconds: 60 },
  timeoutMs: 5_000,
  input: z.object({}),
  output: z.object({
    password: z.string(),
    signIns: z.array(
      z.object({
        username: z.string(),
        personName: z.string(),
        title: z.string(),
        agencyName: z.string(),
        roles: z.array(z.string()),
      }),
    ),
  }),
});
