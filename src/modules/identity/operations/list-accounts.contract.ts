import { z } from 'zod';
import { defineContract } from '../../../platform/contracts/contract.ts';
import { accountStateShape, managedAccountShape } from './account-shapes.ts';

export const listAccountsContract = defineContract({
  name: 'identity.list-accounts',
  method: 'GET',
  path: '/api/accounts',
  summary: {
    vi: 'Tài khoản của cơ quan: tìm theo tên không cần dấu, lọc theo trạng thái',
    en: 'Accounts of the agency: search by name with or without marks, filter by state',
  },
  permission: { roles: ['unit-admin', 'province-admin'] },
  audit: 'read-personal',
  rateLimit: { max: 240, perSeconds: 60 },
  timeoutMs: 5_000,
  input: z.object({
    q: z.string().trim().max(120).optional(),
    state: accountStateShape.optional(),
    /** One agency, for the province's administrator. */
    agencyId: z.uuid().optional(),
    cursor: z.string().max(400).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.object({
    accounts: z.array(managedAccountShape),
    nextCursor: z.string().nullable(),
    /** Of everything within reach (and the agency asked about), whatever is searched; with the first page only. */
    counts: z.record(accountStateShape, z.number()).nullable(),
  }),
});
