/** Lock-out after failures in a row: 15 minutes at the fifth, doubled at each further one, a day at most. */
const LOCK_OUT = { failures: 5, firstMinutes: 15, mostMinutes: 24 * 60 } as const;

/**
 * Until when nobody may try again.
 * @param failedCount failures in a row, the present one included
 */
export const lockedUntil = (failedCount: number, now: Temporal.Instant): Temporal.Instant | null => {
  if (failedCount < LOCK_OUT.failures) return null;
  const minutes = LOCK_OUT.firstMinutes * 2 ** Math.min(failedCount - LOCK_OUT.failures, 10);
  return now.add({ minutes: Math.min(minutes, LOCK_OUT.mostMinutes) });
};

/** Whole minutes still to wait, at least one; 0 when free. */
export const minutesLocked = (until: Temporal.Instant | null, now: Temporal.Instant): number =>
  until === null || Temporal.Instant.compare(until, now) <= 0
    ? 0
    : Math.max(1, Math.ceil(now.until(until).total('minutes')));
