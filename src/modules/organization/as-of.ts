import { VN_ZONE, vnDate } from '../../platform/clock/index.ts';

/** The moment for which a question "as of that day" is answered: now when it is today or no day is named, else the day's last. */
export const momentOfDay = (day: string | undefined, now: Temporal.Instant): { asOf: string; at: Temporal.Instant } => {
  const today = vnDate(now).toString();
  if (day === undefined || day === today) return { asOf: today, at: now };
  const end = Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(VN_ZONE).toInstant();
  return { asOf: day, at: end.subtract({ milliseconds: 1 }) };
};
