import { z } from 'zod';
import { defineContract, type FileOutput } from '../../../platform/contracts/contract.ts';

export const importTemplateContract = defineContract({
  name: 'organization.import-template',
  method: 'GET',
  path: '/api/organization/import/template',
  summary: { vi: 'Tệp mẫu Excel để nhập danh bạ', en: 'Excel template of the directory import' },
  permission: { roles: ['province-admin'] },
  audit: 'read',
  rateLimit: { max: 30, perSeconds: 60 },
  timeoutMs: 10_000,
  input: z.object({}),
  output: z.custom<FileOutput>(),
  responds: 'file',
});
