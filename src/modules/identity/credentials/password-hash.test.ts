import { expect, test } from 'vitest';
import { hashPassword, passwordMatches } from './password-hash.ts';

test('a password matches its own hash only, and no two hashes are alike', async () => {
  const [one, two] = await Promise.all([hashPassword('Kinh Bắc 2026!'), hashPassword('Kinh Bắc 2026!')]);
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(one).not.toBe(two);
  expect(await passwordMatches('Kinh Bắc 2026!', one)).toBe(true);
  expect(await passwordMatches('Kinh Bắc 2026!'.normalize('NFD'), two)).toBe(true);
  expect(await passwordMatches('Kinh Bac 2026!', one)).toBe(false);
});

test('a hash made by the reference implementation is understood', async () => {
  // printf password | argon2 somesalt -id -t 2 -m 16 -p 1 -l 32 -e: the vector of phc-winner-argon2's test.c (version 0x13)
  const stored = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc';
  expect(await passwordMatches('password', stored)).toBe(true);
});

test('an account without a password is never matched', async () => {
  expect(await passwordMatches('', null)).toBe(false);
});
