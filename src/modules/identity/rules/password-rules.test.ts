import { expect, test } from 'vitest';
import { passwordExpiry, passwordFaults } from './password-rules.ts';

const user = { isAdmin: false, username: 'an.nv' };
const admin = { isAdmin: true, username: 'quantri' };

test('a user needs 8 characters and an administrator 10, all classes mixed', () => {
  expect(passwordFaults('Aa1!aaaa', user)).toEqual([]);
  expect(passwordFaults('Aa1!aaa', user)).toEqual(['too-short']);
  expect(passwordFaults('Aa1!aaaa', admin)).toEqual(['too-short']);
  expect(passwordFaults('Aa1!aaaaaa', admin)).toEqual([]);
  expect(passwordFaults('aa1!aaaa', user)).toEqual(['not-mixed']);
  expect(passwordFaults('Aaaaaaa1', user)).toEqual(['not-mixed']);
});

test('Vietnamese letters count as letters, one each, however they are typed', () => {
  expect(passwordFaults('Ấn độ 12', user)).toEqual([]);
  expect(passwordFaults('Ấ1!đ'.normalize('NFD'), user)).toEqual(['too-short']);
});

test('the sign-in name may not stand in the password', () => {
  expect(passwordFaults('Xx1!AN.nv', user)).toEqual(['holds-username']);
});

test('six months for users and three for administrators, at the same hour in the province', () => {
  const set = Temporal.Instant.from('2026-08-31T09:00:00+07:00');
  expect(passwordExpiry(set, false).toString()).toBe('2027-02-28T02:00:00Z');
  expect(passwordExpiry(set, true).toString()).toBe('2026-11-30T02:00:00Z');
});
