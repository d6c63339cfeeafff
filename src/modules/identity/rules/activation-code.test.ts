import { expect, test } from 'vitest';
import { ACTIVATION, activationCodeOf, activationExpiry, plainActivationCode } from './activation-code.ts';

test('a code has twelve signs in groups of four, none of which looks like another', () => {
  expect(activationCodeOf(Uint8Array.from({ length: 12 }, (_, i) => i))).toBe('2345-6789-ABCD');
  expect(activationCodeOf(new Uint8Array(12).fill(255))).toBe('ZZZZ-ZZZZ-ZZZZ');
  expect(new Set(ACTIVATION.alphabet).size).toBe(32);
  expect(ACTIVATION.alphabet).not.toMatch(/[01IO]/);
});

test('typed with spaces, dashes or small letters it is the same code', () => {
  for (const typed of ['k7qm-3xpa-9tdr', ' K7QM 3XPA 9TDR ', 'K7QM3XPA9TDR'])
    expect(plainActivationCode(typed)).toBe('K7QM3XPA9TDR');
});

test('it lives for a week', () => {
  const issued = Temporal.Instant.from('2026-11-24T08:00:00+07:00');
  expect(activationExpiry(issued).toString()).toBe('2026-12-01T01:00:00Z');
});
