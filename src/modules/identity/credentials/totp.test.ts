import { expect, test } from 'vitest';
import { newTotp, totpStep } from './totp.ts';

// RFC 6238 appendix B, SHA-1, secret "12345678901234567890"; the last six of its eight digits.
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const at = (seconds: number) => Temporal.Instant.fromEpochMilliseconds(seconds * 1000);

test('the vectors of RFC 6238', () => {
  expect(totpStep(secret, '287082', at(59), null)).toBe(1);
  expect(totpStep(secret, '081804', at(1111111109), null)).toBe(37037036);
  expect(totpStep(secret, '353130', at(20000000000), null)).toBe(666666666);
});

test('one step early or late is accepted, two are not, and no code counts twice', () => {
  expect(totpStep(secret, '287082', at(89), null)).toBe(1);
  expect(totpStep(secret, '287082', at(29), null)).toBe(1);
  expect(totpStep(secret, '287082', at(120), null)).toBeNull();
  expect(totpStep(secret, '287082', at(59), 1)).toBeNull();
  expect(totpStep(secret, '287082', at(59), 0)).toBe(1);
});

test('a new secret has 160 bits and an address for authenticator apps', () => {
  const { secret: fresh, uri } = newTotp('an.nv');
  expect(fresh).toMatch(/^[A-Z2-7]{32}$/);
  expect(uri).toContain('otpauth://totp/');
  expect(uri).toContain(`secret=${fresh}`);
});
