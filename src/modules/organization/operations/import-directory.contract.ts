import { z } from 'zod';
import { defineContract } from '../../../platform/contracts/contract.ts';
import { importCounts, importFile } from './check-import.contract.ts';

export const importDirectoryContract = defineContract({
  name: 'organization.import-directory',
  method: 'POST',
  path: '/api/organization/import',
  summary: {
    vi: 'Nhập cơ quan, vị trí, người từ Excel như đã chạy thử',
    en: 'Import agencies, positions and people from Excel as tried before',
  },
  permission: { roles: ['province-admin'] },
  audit: 'act',
  rateLimit: { max: 10, perSeconds: 60 },
  timeoutMs: 60_000,
  input: z.object({
    file: importFile,
    /** What the trial said; anything else by now is refused. */
    expected: importCounts,
  }),
  output: z.object({ counts: importCounts }),
});
