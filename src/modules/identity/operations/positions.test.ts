import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SESSION_COOKIE } from '../../../platform/http/session.ts';
import { PASSWORD, position, type TestIdentity, testIdentity } from '../test-identity.ts';
import { changePasswordContract } from './change-password.contract.ts';
import { endSessionContract } from './end-session.contract.ts';
import { getMeContract } from './get-me.contract.ts';
import { listMySecurityContract } from './list-my-security.contract.ts';
import { setLocaleContract } from './set-locale.contract.ts';
import { signInContract } from './sign-in.contract.ts';
import { switchPositionContract } from './switch-position.contract.ts';

let world: TestIdentity;
beforeAll(async () => {
  world = await testIdentity();
});
afterAll(() => world.db.close());

const signIn = async (username = 'an.nv', password = PASSWORD) => {
  const browser = world.browser();
  await browser.call(signInContract, { username, password });
  return browser;
};
const actorOf = async (browser: Awaited<ReturnType<typeof signIn>>) =>
  (await world.module.authenticate(browser.cookies.get(SESSION_COOKIE)))?.actor;

test('one acts for another position from the next request on, and begins with it next time', async () => {
  const browser = await signIn();
  const clerk = world.people.an.positions[1];
  expect((await actorOf(browser))?.roles).toEqual(['specialist']);
  await browser.call(switchPositionContract, { positionId: clerk?.positionId ?? '' });
  expect(await actorOf(browser)).toMatchObject({
    positionTitle: 'Văn thư',
    roles: ['records-clerk'],
    delegation: null,
  });
  expect((await (await signIn()).call(getMeContract, {})).position.title).toBe('Văn thư');
});

test('a delegated position is acted for with its form until the delegation runs out', async () => {
  const browser = await signIn();
  const delegated = position('Giám đốc', ['leader'], {
    delegation: {
      id: randomUUID(),
      form: 'KT',
      fromPositionId: randomUUID(),
      validFrom: '2026-11-24T00:00:00Z',
      validTo: '2026-11-25T00:00:00Z',
    },
  });
  const choice = { positionId: delegated.positionId, delegationId: delegated.delegation?.id ?? null };
  await expect(browser.call(switchPositionContract, choice)).rejects.toMatchObject({
    code: 'identity.not-your-position',
  });
  world.people.an.positions.push(delegated);
  await browser.call(switchPositionContract, choice);
  expect((await actorOf(browser))?.delegation).toEqual({
    id: choice.delegationId,
    form: 'KT',
    fromPositionId: delegated.delegation?.fromPositionId,
  });
  expect((await browser.call(getMeContract, {})).position.delegation?.validTo).toBe('2026-11-25T00:00:00Z');
  await expect(browser.call(switchPositionContract, { ...choice, delegationId: null })).rejects.toMatchObject({
    code: 'identity.not-your-position',
  });
  world.people.an.positions.pop();
  const later = await world.authenticateAnew(browser.cookies.get(SESSION_COOKIE));
  expect(later?.actor).toMatchObject({ positionTitle: 'Chuyên viên', delegation: null });
});

test('a person without any position is told so', async () => {
  const held = world.people.binh.positions.splice(0);
  await expect(signIn('binh.tt')).rejects.toMatchObject({ code: 'identity.no-position' });
  world.people.binh.positions.push(...held);
});

test('one ends one’s own other sessions, and nobody else’s', async () => {
  const [here, there, stranger] = [await signIn(), await signIn(), await signIn('binh.tt')];
  const sessionId = (await actorOf(there))?.sessionId ?? '';
  await expect(stranger.call(endSessionContract, { sessionId })).rejects.toMatchObject({ code: 'platform.not-found' });
  await here.call(endSessionContract, { sessionId });
  expect(await actorOf(there)).toBeUndefined();
  const shown = (await here.call(listMySecurityContract, {})).sessions;
  expect(shown.some((session) => session.id === sessionId)).toBe(false);
});

test('the language is kept with the account', async () => {
  const browser = await signIn('binh.tt');
  await browser.call(setLocaleContract, { locale: 'en' });
  expect((await browser.call(getMeContract, {})).locale).toBe('en');
  expect(browser.cookies.get('kinhbac_lang')).toBe('en');
});

test('a new password ends the other sessions; the three before it do not come back', async () => {
  const [here, there] = [await signIn('binh.tt'), await signIn('binh.tt')];
  const change = (currentPassword: string, newPassword: string) =>
    here.call(changePasswordContract, { currentPassword, newPassword });
  await expect(change('wrong', 'Mật khẩu số 1')).rejects.toMatchObject({ code: 'identity.wrong-current-password' });
  await expect(change(PASSWORD, 'khongcohoa1!')).rejects.toMatchObject({ code: 'identity.password-not-mixed' });
  world.clock.advance({ seconds: 1 });
  await change(PASSWORD, 'Mật khẩu số 1');
  expect(await actorOf(there)).toBeUndefined();
  expect(await actorOf(here)).toBeDefined();
  world.clock.advance({ seconds: 1 });
  await change('Mật khẩu số 1', 'Mật khẩu số 2');
  world.clock.advance({ seconds: 1 });
  await expect(change('Mật khẩu số 2', PASSWORD)).rejects.toMatchObject({ code: 'identity.password-used-before' });
  await change('Mật khẩu số 2', 'Mật khẩu số 3');
  world.clock.advance({ seconds: 1 });
  await change('Mật khẩu số 3', PASSWORD);
});
