import { expect, test } from 'vitest';
import holidays from '../../../../catalog/holidays.json' with { type: 'json' };

const SATURDAY = 6;
const weekday = (day: string) => Temporal.PlainDate.from(day).dayOfWeek;
/** Day and month of the lunar calendar as ICU computes it: another maker's judgement of our dates. */
const lunar = (day: string): string => {
  const date = new Date(`${day}T05:00:00Z`);
  const parts = new Intl.DateTimeFormat('en-u-ca-chinese', { day: 'numeric', month: 'numeric', timeZone: 'UTC' });
  const value = (type: string) => parts.formatToParts(date).find((part) => part.type === type)?.value;
  return `${value('day')}/${value('month')}`;
};
const named = (year: string, name: string) =>
  holidays.days.filter((day) => day.day.startsWith(year) && day.name.vi === name).map((day) => day.day);

test('each day stands once, in order, with its source', () => {
  const days = holidays.days.map((day) => day.day);
  expect(days).toEqual([...new Set(days)].sort());
  expect(holidays.days.every((day) => day.source.length > 5 && day.name.en !== '')).toBe(true);
});

test('swapped working days fall on a weekend, and each pays for a weekday off in the same year', () => {
  for (const day of holidays.days.filter((one) => one.kind === 'working-swap')) {
    expect(weekday(day.day)).toBeGreaterThanOrEqual(SATURDAY);
    expect(holidays.days.some((one) => one.name.vi.startsWith('Nghỉ hoán đổi') && weekday(one.day) < SATURDAY)).toBe(
      true,
    );
  }
});

test.each(['2026', '2027'])('%s: lunar days are where the moon puts them, and the law’s days are there', (year) => {
  const tet = holidays.days.find((day) => day.day.startsWith(year) && lunar(day.day) === '1/1');
  expect(tet?.name.vi).toMatch(/^Tết/);
  expect(named(year, 'Giỗ Tổ Hùng Vương').map(lunar)).toEqual(['10/3']);
  for (const fixed of ['01-01', '04-30', '05-01', '09-02', '11-24'])
    expect(holidays.days.find((day) => day.day === `${year}-${fixed}`)).toMatchObject({
      kind: 'holiday',
      provisional: false,
    });
});

test('what only the yet unpublished schedule can settle is marked provisional', () => {
  const provisional = holidays.days.filter((day) => day.provisional).map((day) => day.day);
  expect(provisional.every((day) => day.startsWith('2027'))).toBe(true);
  expect(provisional.length).toBe(10);
});
