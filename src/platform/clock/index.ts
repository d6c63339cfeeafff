/** The province's civil time zone; legal days and years begin and end here. */
export const VN_ZONE = 'Asia/Ho_Chi_Minh';

/** The only source of the present moment. Rules receive the time as an argument instead. */
export interface Clock {
  now(): Temporal.Instant;
}

export const systemClock: Clock = { now: () => Temporal.Now.instant() };

/** A clock for tests: it stands still until told to move. */
export interface FixedClock extends Clock {
  set(iso: string): void;
  advance(duration: Temporal.DurationLike): void;
}

/**
 * A clock that stands at one moment.
 * @param iso an instant with offset, such as `2026-11-24T08:00:00+07:00`
 */
export function fixedClock(iso: string): FixedClock {
  let moment = Temporal.Instant.from(iso);
  return {
    now: () => moment,
    set: (next) => {
      moment = Temporal.Instant.from(next);
    },
    advance: (duration) => {
      moment = moment.add(duration);
    },
  };
}

/** The civil date in the province at that moment. */
export function vnDate(at: Temporal.Instant): Temporal.PlainDate {
  return at.toZonedDateTimeISO(VN_ZONE).toPlainDate();
}
