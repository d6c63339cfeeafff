import { z } from 'zod';
import { defineContract } from '../../../platform/contracts/contract.ts';

/** An Excel file in base64; 1.5 MB at most. */
export const importFile = z.base64().min(4).max(2_000_000);

export const importCounts = z.object({
  agencies: z.number().int(),
  units: z.number().int(),
  positions: z.number().int(),
  people: z.number().int(),
  holdings: z.number().int(),
  /** Rows that the directory has already. */
  unchanged: z.number().int(),
  rejected: z.number().int(),
});

export const checkImportContract = defineContract({
  name: 'organization.check-import',
  method: 'POST',
  path: '/api/organization/import/check',
  summary: {
    vi: 'Chạy thử việc nhập cơ quan, vị trí, người từ Excel; không ghi gì',
    en: 'Try an import of agencies, positions and people from Excel; writes nothing',
  },
  permission: { roles: ['province-admin'] },
  audit: 'read',
  rateLimit: { max: 20, perSeconds: 60 },
  timeoutMs: 30_000,
  input: z.object({ file: importFile }),
  output: z.object({
    counts: importCounts,
    /** Units that would be made because no unit of that name is there: a mistyped name shows here. */
    newUnits: z.array(z.string()),
    /** The first rejected rows; all are in the file. */
    rejects: z.array(
      z.object({ sheet: z.string(), row: z.number().int(), reason: z.object({ vi: z.string(), en: z.string() }) }),
    ),
    /** The rejected rows with a reason each, an Excel file in base64; null when there are none. */
    rejectsFile: z.string().nullable(),
    /** Whether this province takes real people at all; the demo does not. */
    mayImport: z.boolean(),
  }),
});
