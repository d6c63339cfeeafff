import fc from 'fast-check';
import { expect, test } from 'vitest';
import holidays from '../../../../catalog/holidays.json' with { type: 'json' };
import { vnDate } from '../../../platform/clock/index.ts';
import {
  addWorkingDays,
  type DayKind,
  dueAt,
  isWorkingDay,
  type WorkingCalendar,
  workingMinutesBetween,
} from './working-calendar.ts';

const hours = holidays.officeHours[0]?.periods ?? [];
const calendar: WorkingCalendar = {
  days: new Map(holidays.days.map((day) => [day.day, day.kind as DayKind])),
  periods: hours.map(([from, to]) => ({
    from: Temporal.PlainTime.from(from ?? ''),
    to: Temporal.PlainTime.from(to ?? ''),
  })),
};
const day = (iso: string) => Temporal.PlainDate.from(iso);
const moment = (local: string) => Temporal.Instant.from(`${local}:00+07:00`);
const shown = (at: Temporal.Instant) =>
  at.toZonedDateTimeISO('Asia/Ho_Chi_Minh').toPlainDateTime().toString({ smallestUnit: 'minute' });

test.each([
  ['2026-11-24', false], // Tuesday, Vietnamese Culture Day
  ['2026-11-25', true],
  ['2026-08-22', true], // Saturday worked for Monday 31 August
  ['2026-08-29', false],
  ['2026-08-31', false],
  ['2026-04-27', false], // the Hùng Kings' day fell on Sunday 26 April
  ['2026-02-20', false],
  ['2026-02-23', true],
  ['2027-11-24', false],
])('%s is a working day: %s', (iso, expected) => {
  expect(isWorkingDay(day(iso), calendar)).toBe(expected);
});

// Worked by hand on a wall calendar.
test.each([
  ['2026-11-23', 1, '2026-11-25'], // Monday; Tuesday 24 is off
  ['2026-11-20', 3, '2026-11-26'], // Friday; 23, 25, 26
  ['2026-08-21', 1, '2026-08-22'], // Friday; the swapped Saturday counts
  ['2026-08-28', 2, '2026-09-04'], // Friday; 31/8, 1/9, 2/9 off; 3/9 and 4/9
  ['2026-02-13', 1, '2026-02-23'], // Friday before Tết
  ['2026-04-24', 2, '2026-04-29'], // Friday; 27/4 off; 28 and 29
  ['2026-11-24', 0, '2026-11-25'],
])('%s and %i working days end on %s', (from, count, to) => {
  expect(addWorkingDays(day(from), count, calendar).toString()).toBe(to);
});

test.each([
  ['2026-11-23T09:00', { workingDays: 5 }, '2026-12-01T17:00'],
  ['2026-11-23T16:00', { workingHours: 8 }, '2026-11-25T16:00'], // 1 h Monday, 7 h Wednesday
  ['2026-11-23T12:00', { workingHours: 4 }, '2026-11-23T17:00'], // begins in the noon break
  ['2026-11-23T13:00', { workingHours: 4 }, '2026-11-23T17:00'],
  ['2026-11-21T10:00', { workingHours: 1 }, '2026-11-23T08:30'], // filed on a Saturday
  ['2026-11-17T08:00', { days: 7 }, '2026-11-25T17:00'], // ends on the holiday, moves to Wednesday
  ['2026-11-02T08:00', { days: 7 }, '2026-11-09T17:00'],
  ['2026-11-20T23:30', { workingDays: 1 }, '2026-11-23T17:00'],
])('from %s, %o is due %s', (from, term, due) => {
  expect(shown(dueAt(moment(from), term, calendar))).toBe(due);
});

test.each([
  ['2026-11-23T08:00', '2026-11-23T17:00', 450],
  ['2026-11-23T16:00', '2026-11-25T08:30', 120],
  ['2026-11-21T08:00', '2026-11-22T17:00', 0],
  ['2026-08-22T07:00', '2026-08-22T18:00', 480],
  ['2026-11-25T10:00', '2026-11-25T09:00', 0],
])('from %s to %s lie %i minutes of office time', (from, to, minutes) => {
  expect(workingMinutesBetween(moment(from), moment(to), calendar)).toBe(minutes);
});

const moments = fc
  .integer({ min: 0, max: 2 * 365 * 24 * 60 })
  .map((minute) => moment('2026-01-01T00:00').add({ minutes: minute }));

test('a term in hours holds exactly that much office time', () => {
  fc.assert(
    fc.property(moments, fc.integer({ min: 1, max: 400 }), (start, quarters) => {
      const due = dueAt(start, { workingHours: quarters / 4 }, calendar);
      expect(workingMinutesBetween(start, due, calendar)).toBe(quarters * 15);
    }),
    { numRuns: 60 },
  );
});

test('terms end on working days, and a longer term never ends sooner', () => {
  fc.assert(
    fc.property(moments, fc.integer({ min: 1, max: 40 }), (start, count) => {
      const due = vnDate(dueAt(start, { workingDays: count }, calendar));
      expect(isWorkingDay(due, calendar)).toBe(true);
      const later = vnDate(dueAt(start, { workingDays: count + 1 }, calendar));
      expect(Temporal.PlainDate.compare(due, later)).toBe(-1);
      expect(isWorkingDay(vnDate(dueAt(start, { days: count }, calendar)), calendar)).toBe(true);
    }),
    { numRuns: 60 },
  );
});
