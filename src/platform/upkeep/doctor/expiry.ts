/** Days before the end at which people are warned; the last one is an error. */
const WARN_DAYS = [60, 30, 7] as const;

/** The tightest of the limits that this many days are within, or undefined when the end is far. */
export function limitOf(days: number): number | undefined {
  return WARN_DAYS.toReversed().find((limit) => days <= limit);
}
