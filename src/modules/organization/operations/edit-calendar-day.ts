import { sql } from 'kysely';
import { defineOperation, requireActor } from '../../../platform/operations/index.ts';
import { organizationError } from '../errors.ts';
import { editCalendarDayContract } from './edit-calendar-day.contract.ts';
import { type CalendarDayRow, calendarDayView } from './get-calendar.ts';

const SATURDAY = 6;

/** The former state goes to the history in the same transaction; two edits at once take turns on the row. */
export const editCalendarDay = defineOperation(editCalendarDayContract, async (context, input) => {
  const { tx, now } = context;
  const actor = requireActor(context);
  if (input.kind === 'working-swap' && Temporal.PlainDate.from(input.day).dayOfWeek < SATURDAY)
    throw organizationError('calendar-day-not-swappable');
  const before = await sql<CalendarDayRow>`
    select day, kind, name_vi, name_en, source, provisional, edits
    from organization.calendar_day where day = ${input.day}::date for update`.execute(tx);
  await sql`
    insert into organization.calendar_day_history
      (day, edit, kind, name_vi, name_en, source, provisional, changed_at, changed_by_person, changed_by_position)
    select day, edits + 1, kind, name_vi, name_en, source, provisional, ${now.toString()}::timestamptz,
      ${actor.personId}::uuid, ${actor.positionId}::uuid
    from organization.calendar_day where day = ${input.day}::date`.execute(tx);
  const { rows } = await sql<CalendarDayRow>`
    insert into organization.calendar_day (day, kind, name_vi, name_en, source, provisional, edits)
    values (${input.day}::date, ${input.kind}, ${input.name.vi}, ${input.name.en}, ${input.source}, ${input.provisional}, 1)
    on conflict (day) do update set kind = excluded.kind, name_vi = excluded.name_vi, name_en = excluded.name_en,
      source = excluded.source, provisional = excluded.provisional, edits = organization.calendar_day.edits + 1
    returning day, kind, name_vi, name_en, source, provisional, edits`.execute(tx);
  const after = calendarDayView(rows[0] as CalendarDayRow);
  await context.record({
    kind: 'organization.calendar-day-edited',
    objectKind: 'calendar-day',
    objectId: input.day,
    data: { before: before.rows[0] ? calendarDayView(before.rows[0]) : null, after },
  });
  return after;
});
