import { z } from 'zod';
import { defineContract, type FileOutput } from '../../../platform/contracts/contract.ts';
import { registerNames } from '../registers/annex-four.ts';
import { dateShape } from './shapes.ts';

export const getRegisterFileContract = defineContract({
  name: 'documents.get-register-file',
  method: 'GET',
  path: '/api/documents/registers/:register/file',
  summary: {
    vi: 'Sổ theo Phụ lục IV Nghị định 30/2020/NĐ-CP trong một khoảng thời gian, Excel hoặc PDF',
    en: 'A register of Annex IV of Decree 30/2020/NĐ-CP for a period, as Excel or PDF',
  },
  permission: { roles: ['records-clerk', 'chief-of-office', 'leader', 'archivist'] },
  audit: 'read',
  rateLimit: { max: 20, perSeconds: 60 },
  timeoutMs: 60_000,
  input: z.object({
    register: z.enum(registerNames),
    format: z.enum(['xlsx', 'pdf']),
    /** Civil days, both included. */
    from: dateShape,
    to: dateShape,
  }),
  output: z.custom<FileOutput>(),
  responds: 'file',
});
