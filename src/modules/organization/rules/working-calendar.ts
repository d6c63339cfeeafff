import { VN_ZONE, vnDate } from '../../../platform/clock/index.ts';

/** How a day differs from the week. `ordinary`: an entry taken back, as the week says. */
export type DayKind = 'holiday' | 'working-swap' | 'ordinary';

/** What deadlines are counted by. Days not named are as the week says: Saturday and Sunday off. */
export type WorkingCalendar = {
  readonly days: ReadonlyMap<string, DayKind>;
  /** Office hours of a working day, in order, not overlapping. */
  readonly periods: ReadonlyArray<{ readonly from: Temporal.PlainTime; readonly to: Temporal.PlainTime }>;
};

/** A term as law and letters give it. */
export type Term =
  | { readonly workingDays: number }
  | { readonly workingHours: number }
  /** Days of the calendar, days off included. */
  | { readonly days: number };

const SATURDAY = 6;

/** Whether offices are open on that day. */
export const isWorkingDay = (day: Temporal.PlainDate, calendar: WorkingCalendar): boolean => {
  const kind = calendar.days.get(day.toString());
  if (kind === 'holiday') return false;
  return kind === 'working-swap' || day.dayOfWeek < SATURDAY;
};

/** That day when offices are open, else the next on which they are. */
const nextWorkingDay = (day: Temporal.PlainDate, calendar: WorkingCalendar): Temporal.PlainDate => {
  let at = day;
  while (!isWorkingDay(at, calendar)) at = at.add({ days: 1 });
  return at;
};

/**
 * The n-th working day after `day`. The day itself is not counted (Civil Code 91/2015/QH13, Article 147).
 * @param count whole number, 0 or more; 0 gives the day itself, or the next working day
 */
export const addWorkingDays = (
  day: Temporal.PlainDate,
  count: number,
  calendar: WorkingCalendar,
): Temporal.PlainDate => {
  if (!Number.isInteger(count) || count < 0) throw new RangeError(`Not a number of days: ${count}`);
  let at = count === 0 ? nextWorkingDay(day, calendar) : day;
  for (let left = count; left > 0; ) {
    at = at.add({ days: 1 });
    if (isWorkingDay(at, calendar)) left -= 1;
  }
  return at;
};

const momentOf = (day: Temporal.PlainDate, time: Temporal.PlainTime): Temporal.Instant =>
  day.toZonedDateTime({ timeZone: VN_ZONE, plainTime: time }).toInstant();

const periodsOf = (day: Temporal.PlainDate, calendar: WorkingCalendar) =>
  isWorkingDay(day, calendar)
    ? calendar.periods.map(({ from, to }) => ({ from: momentOf(day, from), to: momentOf(day, to) }))
    : [];

const laterOf = (a: Temporal.Instant, b: Temporal.Instant) => (Temporal.Instant.compare(a, b) > 0 ? a : b);
const earlierOf = (a: Temporal.Instant, b: Temporal.Instant) => (Temporal.Instant.compare(a, b) < 0 ? a : b);
const minutesFrom = (a: Temporal.Instant, b: Temporal.Instant) => Math.max(0, a.until(b).total('minutes'));

/** Minutes of office time between two moments; 0 when the second is not later. */
export const workingMinutesBetween = (
  start: Temporal.Instant,
  end: Temporal.Instant,
  calendar: WorkingCalendar,
): number => {
  let minutes = 0;
  const last = vnDate(end);
  for (let day = vnDate(start); Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 }))
    for (const { from, to } of periodsOf(day, calendar))
      minutes += minutesFrom(laterOf(from, start), earlierOf(to, end));
  return minutes;
};

/** The end of office hours on that day. */
const closingTime = (day: Temporal.PlainDate, calendar: WorkingCalendar): Temporal.Instant => {
  const last = calendar.periods.at(-1);
  if (!last) throw new RangeError('A calendar without office hours');
  return momentOf(day, last.to);
};

const afterMinutes = (start: Temporal.Instant, minutes: number, calendar: WorkingCalendar): Temporal.Instant => {
  let left = minutes;
  for (let day = vnDate(start); ; day = day.add({ days: 1 }))
    for (const { from, to } of periodsOf(day, calendar)) {
      const begin = laterOf(from, start);
      const length = minutesFrom(begin, to);
      if (length > 0 && left <= length) return begin.add({ seconds: Math.round(left * 60) });
      left -= length;
    }
};

/**
 * When a term that begins at `start` ends. Terms in days end with office hours of their last day; one in days of the
 * calendar that would end on a day off ends on the next working day (Civil Code 91/2015/QH13, Article 148).
 */
export const dueAt = (start: Temporal.Instant, term: Term, calendar: WorkingCalendar): Temporal.Instant => {
  if ('workingHours' in term) {
    if (!(term.workingHours > 0)) throw new RangeError(`Not a number of hours: ${term.workingHours}`);
    return afterMinutes(start, term.workingHours * 60, calendar);
  }
  const day = vnDate(start);
  if ('workingDays' in term) return closingTime(addWorkingDays(day, term.workingDays, calendar), calendar);
  if (!Number.isInteger(term.days) || term.days < 0) throw new RangeError(`Not a number of days: ${term.days}`);
  return closingTime(nextWorkingDay(day.add({ days: term.days }), calendar), calendar);
};
