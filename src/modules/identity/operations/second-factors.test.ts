import { TOTP } from 'otpauth';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PASSWORD, type TestIdentity, testIdentity } from '../test-identity.ts';
import { confirmTotpContract } from './confirm-totp.contract.ts';
import { getMeContract } from './get-me.contract.ts';
import { removeTotpContract } from './remove-totp.contract.ts';
import { signInContract } from './sign-in.contract.ts';
import { signInTotpContract } from './sign-in-totp.contract.ts';
import { startTotpContract } from './start-totp.contract.ts';

let world: TestIdentity;
beforeAll(async () => {
  world = await testIdentity();
});
afterAll(() => world.db.close());

const codeOf = (secret: string) => new TOTP({ secret }).generate({ timestamp: world.clock.now().epochMilliseconds });
const showPassword = async () => {
  const browser = world.browser();
  const outcome = await browser.call(signInContract, { username: 'an.nv', password: PASSWORD });
  return { browser, outcome };
};

let secret = '';

test('one-time codes are turned on by a code, and only the sealed secret is kept', async () => {
  const { browser } = await showPassword();
  await expect(browser.call(confirmTotpContract, { code: '000000' })).rejects.toMatchObject({
    code: 'identity.totp-not-started',
  });
  ({ secret } = await browser.call(startTotpContract, {}));
  await expect(browser.call(confirmTotpContract, { code: '000000' })).rejects.toMatchObject({
    code: 'identity.wrong-code',
  });
  expect((await showPassword()).outcome.next).toBe('done');
  await browser.call(confirmTotpContract, { code: codeOf(secret) });
  expect((await browser.call(getMeContract, {})).secondFactor.totp).toBe(true);
  const { rows } = await world.db.owner.query('select totp_secret from identity.account where totp_secret is not null');
  expect(rows[0].totp_secret.toString('latin1')).not.toContain(secret);
});

test('then a password alone does not sign in; a code does, once', async () => {
  world.clock.advance({ seconds: 60 });
  const { browser, outcome } = await showPassword();
  expect(outcome).toEqual({ next: 'second-factor', methods: ['totp'] });
  await expect(browser.call(getMeContract, {})).rejects.toMatchObject({ code: 'platform.not-signed-in' });
  const again = await showPassword();
  expect((await browser.call(signInTotpContract, { code: codeOf(secret) })).next).toBe('done');
  expect((await browser.call(getMeContract, {})).person.name).toBe('Nguyễn Văn An');
  await expect(again.browser.call(signInTotpContract, { code: codeOf(secret) })).rejects.toMatchObject({
    code: 'identity.wrong-code',
  });
});

test('wrong codes lock the name, and so does the password step', async () => {
  await world.db.owner.query('delete from identity.sign_in_guard');
  const { browser } = await showPassword();
  for (let attempt = 1; attempt <= 5; attempt++)
    await expect(browser.call(signInTotpContract, { code: '000000' })).rejects.toMatchObject({
      code: 'identity.wrong-code',
    });
  await expect(browser.call(signInTotpContract, { code: codeOf(secret) })).rejects.toMatchObject({
    code: 'identity.locked',
  });
  await expect(showPassword()).rejects.toMatchObject({ code: 'identity.locked' });
  world.clock.advance({ minutes: 15 });
});

test('the second step waits five minutes', async () => {
  const { browser } = await showPassword();
  world.clock.advance({ minutes: 5 });
  await expect(browser.call(signInTotpContract, { code: codeOf(secret) })).rejects.toMatchObject({
    code: 'identity.sign-in-expired',
  });
});

test('taking one-time codes away asks for the password', async () => {
  const { browser } = await showPassword();
  await browser.call(signInTotpContract, { code: codeOf(secret) });
  await expect(browser.call(removeTotpContract, { password: 'wrong' })).rejects.toMatchObject({
    code: 'identity.wrong-current-password',
  });
  expect((await browser.call(getMeContract, {})).secondFactor.totp).toBe(true);
  await browser.call(removeTotpContract, { password: PASSWORD });
  expect((await showPassword()).outcome.next).toBe('done');
});
