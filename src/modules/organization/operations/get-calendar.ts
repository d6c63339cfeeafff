import { sql } from 'kysely';
import { vnDate } from '../../../platform/clock/index.ts';
import { defineOperation } from '../../../platform/operations/index.ts';
import { findOfficeHours } from '../find-calendar.ts';
import { getCalendarContract } from './get-calendar.contract.ts';

export type CalendarDayRow = {
  day: string;
  kind: 'holiday' | 'working-swap' | 'ordinary';
  name_vi: string;
  name_en: string;
  source: string;
  provisional: boolean;
  edits: number;
};

export const calendarDayView = (row: CalendarDayRow) => ({
  day: row.day,
  kind: row.kind,
  name: { vi: row.name_vi, en: row.name_en },
  source: row.source,
  provisional: row.provisional,
  edits: row.edits,
});

export const getCalendar = defineOperation(getCalendarContract, async ({ tx, actor, now }, { year, agencyId }) => {
  const { rows } = await sql<CalendarDayRow>`
    select day, kind, name_vi, name_en, source, provisional, edits from organization.calendar_day
    where day between make_date(${year}::int, 1, 1) and make_date(${year}::int, 12, 31) order by day`.execute(tx);
  const officeHours = await findOfficeHours(tx, agencyId ?? actor?.agencyId ?? null, vnDate(now).toString());
  return { year, days: rows.map(calendarDayView), officeHours };
});
