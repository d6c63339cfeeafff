import { expect, test } from 'vitest';
import { sessionExpiry, sessionIsOver, shouldNoteSeen } from './session-life.ts';

const start = Temporal.Instant.from('2026-11-24T07:30:00+07:00');

test('a session ends two hours after its last use, and after twelve hours in any case', () => {
  const expiresAt = sessionExpiry(start);
  const after = (minutes: number) => start.add({ minutes });
  expect(sessionIsOver({ lastSeenAt: start, expiresAt }, after(119))).toBe(false);
  expect(sessionIsOver({ lastSeenAt: start, expiresAt }, after(120))).toBe(true);
  expect(sessionIsOver({ lastSeenAt: after(719), expiresAt }, after(719))).toBe(false);
  expect(sessionIsOver({ lastSeenAt: after(719), expiresAt }, after(720))).toBe(true);
});

test('use is noted once a minute', () => {
  expect(shouldNoteSeen(start, start.add({ seconds: 59 }))).toBe(false);
  expect(shouldNoteSeen(start, start.add({ seconds: 60 }))).toBe(true);
});
