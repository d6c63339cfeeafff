import { z } from 'zod';
import { defineContract } from '../../../platform/contracts/contract.ts';
import { localeShape } from './shapes.ts';

export const setLocaleContract = defineContract({
  name: 'identity.set-locale',
  method: 'POST',
  path: '/api/me/locale',
  summary: { vi: 'Chọn ngôn ngữ hiển thị', en: 'Choose the language' },
  permission: 'signed-in',
  audit: 'act',
  rateLimit: { max: 60, perSeconds: 60 },
  timeoutMs: 5_000,
  input: z.object({ locale: localeShape }),
  output: z.object({ locale: localeShape }),
});
