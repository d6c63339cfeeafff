import { z } from 'zod';
import { defineContract } from '../../../platform/contracts/contract.ts';
import { calendarDayShape } from './get-calendar.contract.ts';
import { civilDate } from './shapes.ts';

export const editCalendarDayContract = defineContract({
  name: 'organization.edit-calendar-day',
  method: 'PUT',
  path: '/api/organization/calendar/:day',
  summary: {
    vi: 'Đặt một ngày là ngày nghỉ, ngày làm bù hoặc ngày thường',
    en: 'Make a day a day off, a swapped working day, or an ordinary one',
  },
  permission: { roles: ['province-admin'] },
  audit: 'act',
  rateLimit: { max: 30, perSeconds: 60 },
  timeoutMs: 5_000,
  input: z.object({
    day: civilDate,
    kind: z.enum(['holiday', 'working-swap', 'ordinary']),
    name: z.object({ vi: z.string().trim().min(1).max(200), en: z.string().trim().min(1).max(200) }),
    /** The notice or decision behind the change. */
    source: z.string().trim().min(3).max(500),
    provisional: z.boolean(),
  }),
  output: calendarDayShape,
});
