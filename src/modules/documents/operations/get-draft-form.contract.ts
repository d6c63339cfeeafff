import { z } from 'zod';
import { defineContract } from '../../../platform/contracts/contract.ts';
import { personAtPosition } from './shapes.ts';

export const getDraftFormContract = defineContract({
  name: 'documents.get-draft-form',
  method: 'GET',
  path: '/api/documents/draft-form',
  summary: {
    vi: 'Các lựa chọn để soạn: loại văn bản, người ký, danh nghĩa, nhóm nơi nhận',
    en: 'Choices for drafting: kinds, signers, issuers, groups',
  },
  permission: 'signed-in',
  audit: 'read',
  rateLimit: { max: 120, perSeconds: 60 },
  timeoutMs: 5_000,
  input: z.object({}),
  output: z.object({
    kinds: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        nameEn: z.string(),
        abbreviation: z.string().nullable(),
        layoutModel: z.string(),
      }),
    ),
    /** Who may sign in this agency, heads first. */
    signers: z.array(personAtPosition.extend({ rank: z.enum(['head', 'deputy', 'member']) })),
    issuers: z.array(z.object({ id: z.uuid(), name: z.string(), abbreviation: z.string(), own: z.boolean() })),
    groups: z.array(z.object({ key: z.string(), name: z.string(), nameEn: z.string(), members: z.number().int() })),
    unit: z.object({ id: z.uuid(), name: z.string(), abbreviation: z.string() }).nullable(),
  }),
});
