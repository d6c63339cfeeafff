/** How long things of a sign-in live. A session is one working day at most, and ends when nobody used it for two hours. */
export const SESSION_LIFE = { totalHours: 12, idleMinutes: 120, seenEverySeconds: 60 } as const;

/** Time to give the second factor, or to finish a passkey ceremony. */
export const CHALLENGE_MINUTES = 5;

/** How long an answer "who is this cookie" may be remembered; switches and sign-outs forget it at once. */
export const SESSION_CACHE_MS = 3_000;

export const sessionExpiry = (createdAt: Temporal.Instant): Temporal.Instant =>
  createdAt.add({ hours: SESSION_LIFE.totalHours });

export const sessionIsOver = (
  session: { readonly lastSeenAt: Temporal.Instant; readonly expiresAt: Temporal.Instant },
  now: Temporal.Instant,
): boolean =>
  Temporal.Instant.compare(session.expiresAt, now) <= 0 ||
  Temporal.Instant.compare(session.lastSeenAt.add({ minutes: SESSION_LIFE.idleMinutes }), now) <= 0;

/** last_seen_at is written once a minute, not with every request. */
export const shouldNoteSeen = (lastSeenAt: Temporal.Instant, now: Temporal.Instant): boolean =>
  now.since(lastSeenAt).total('seconds') >= SESSION_LIFE.seenEverySeconds;
