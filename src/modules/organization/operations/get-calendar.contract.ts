import { z } from 'zod';
import { defineContract } from '../../../platform/contracts/contract.ts';
import { civilDate } from './shapes.ts';

export const calendarDayShape = z.object({
  day: civilDate,
  /** `holiday`: off; `working-swap`: a Saturday or Sunday worked; `ordinary`: an entry that was taken back. */
  kind: z.enum(['holiday', 'working-swap', 'ordinary']),
  name: z.object({ vi: z.string(), en: z.string() }),
  source: z.string(),
  /** True until the official schedule is published. */
  provisional: z.boolean(),
  /** How many times it was edited here. */
  edits: z.number().int(),
});

export const getCalendarContract = defineContract({
  name: 'organization.get-calendar',
  method: 'GET',
  path: '/api/organization/calendar',
  summary: {
    vi: 'Lịch làm việc của một năm: ngày nghỉ, ngày làm bù, giờ làm việc',
    en: 'The working calendar of a year: days off, swapped days, office hours',
  },
  permission: 'signed-in',
  audit: 'read',
  rateLimit: { max: 60, perSeconds: 60 },
  timeoutMs: 5_000,
  input: z.object({ year: z.coerce.number().int().min(2025).max(2100), agencyId: z.uuid().optional() }),
  output: z.object({
    year: z.number().int(),
    days: z.array(calendarDayShape),
    /** Periods of a working day, `07:30`–`11:30`. */
    officeHours: z.array(z.object({ from: z.string(), to: z.string() })),
  }),
});
