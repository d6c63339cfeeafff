import { VN_ZONE, vnDate } from '../../../platform/clock/index.ts';
import { shortDate } from '../rules/numbering.ts';

/** Whole days in Vietnam's zone: from the start of the first to the end of the last. */
export type Period = { readonly start: Temporal.Instant; readonly end: Temporal.Instant; readonly words: string };

export const periodOf = (from: Temporal.PlainDate, to: Temporal.PlainDate): Period => ({
  start: from.toZonedDateTime(VN_ZONE).toInstant(),
  end: to.add({ days: 1 }).toZonedDateTime(VN_ZONE).toInstant(),
  words: `Từ ngày ${shortDate(from)} đến ngày ${shortDate(to)}`,
});

/** A day as registers write it; nothing when there is none. */
export const dayOf = (day: string | Date | null): string => {
  if (day === null) return '';
  return shortDate(day instanceof Date ? vnDate(day.toTemporalInstant()) : Temporal.PlainDate.from(day));
};
