import { sql } from 'kysely';
import { vnDate } from '../../platform/clock/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { DayKind, WorkingCalendar } from './rules/working-calendar.ts';

export type OfficePeriod = { readonly from: string; readonly to: string };

/** Office hours on a day, `07:30`: the agency's own when it has some, else the province's. */
export const findOfficeHours = async (tx: Tx, agencyId: string | null, day: string): Promise<OfficePeriod[]> => {
  const { rows } = await sql<OfficePeriod>`
    select to_char(p.opens, 'HH24:MI') as from, to_char(p.closes, 'HH24:MI') as to
    from (
      select h.opens, h.closes from organization.office_hours h
      where h.valid @> ${day}::date and (h.agency_id is null or h.agency_id = ${agencyId}::uuid)
      order by h.agency_id nulls last limit 1
    ) hours, unnest(hours.opens, hours.closes) as p (opens, closes)
    order by p.opens`.execute(tx);
  return rows;
};

/** What deadlines of an agency are counted by, from the day of `now` on and one year back. */
export const workingCalendarOf = async (
  tx: Tx,
  agencyId: string | null,
  now: Temporal.Instant,
): Promise<WorkingCalendar> => {
  const today = vnDate(now);
  const { rows } = await sql<{ day: string; kind: DayKind }>`
    select day, kind from organization.calendar_day where day >= ${today.subtract({ years: 1 }).toString()}::date`.execute(
    tx,
  );
  const periods = await findOfficeHours(tx, agencyId, today.toString());
  return {
    days: new Map(rows.map(({ day, kind }) => [day, kind])),
    periods: periods.map(({ from, to }) => ({ from: Temporal.PlainTime.from(from), to: Temporal.PlainTime.from(to) })),
  };
};
