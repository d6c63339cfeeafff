import { Secret, TOTP } from 'otpauth';

/** RFC 6238 as every authenticator app speaks it: SHA-1, 6 digits, 30 seconds; one step of clock drift either way. */
const STEP_SECONDS = 30;
const WINDOW = 1;

const totpOf = (secret: string, username = '') =>
  new TOTP({ issuer: 'Kinh Bắc', label: username, algorithm: 'SHA1', digits: 6, period: STEP_SECONDS, secret });

/** A new secret, base32, with the address that a QR code shows to the app. */
export const newTotp = (username: string): { secret: string; uri: string } => {
  const secret = new Secret({ size: 20 }).base32;
  return { secret, uri: totpOf(secret, username).toString() };
};

/** The address that a QR code shows to the app, for a secret that is there already. */
export const totpUri = (secret: string, username: string): string => totpOf(secret, username).toString();

/**
 * The 30-second step whose code this is, or null.
 * @param lastStep the last step used: it and older ones do not count again
 */
export const totpStep = (
  secret: string,
  code: string,
  now: Temporal.Instant,
  lastStep: number | null,
): number | null => {
  const delta = totpOf(secret).validate({ token: code, timestamp: now.epochMilliseconds, window: WINDOW });
  if (delta === null) return null;
  const step = Math.floor(now.epochMilliseconds / 1000 / STEP_SECONDS) + delta;
  return lastStep !== null && step <= lastStep ? null : step;
};
