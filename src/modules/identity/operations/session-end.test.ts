import type { PoolClient } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SESSION_COOKIE } from '../../../platform/http/session.ts';
import { SESSION_CHANGED, STREAM_CHANNEL } from '../../../platform/stream/index.ts';
import { type Browser, PASSWORD, type TestIdentity, testIdentity } from '../test-identity.ts';
import { changePasswordContract } from './change-password.contract.ts';
import { endSessionContract } from './end-session.contract.ts';
import { listMySecurityContract } from './list-my-security.contract.ts';
import { signInContract } from './sign-in.contract.ts';

let world: TestIdentity;
let ear: PoolClient;
const told: string[][] = [];

beforeAll(async () => {
  world = await testIdentity();
  ear = await world.db.owner.connect();
  ear.on('notification', ({ payload = '{}' }) => {
    const { kind, audience } = JSON.parse(payload);
    if (kind === SESSION_CHANGED) told.push(audience.sessions);
  });
  await ear.query(`listen ${STREAM_CHANNEL}`);
});
afterAll(async () => {
  ear.release(true);
  await world.db.close();
});

const signedIn = async (): Promise<Browser> => {
  const browser = world.browser();
  await browser.call(signInContract, { username: 'an.nv', password: PASSWORD });
  return browser;
};
const sessionOf = async (browser: Browser) =>
  (await browser.call(listMySecurityContract, {})).sessions.find((one) => one.current)?.id ?? '';
/** What was told up to now; a query of its own makes the notifications of earlier commits arrive. */
const heard = async () => {
  await ear.query('select 1');
  return told.splice(0);
};

test('ending a session tells its streams at the commit', async () => {
  const [here, there] = [await signedIn(), await signedIn()];
  const id = await sessionOf(there);
  await here.call(endSessionContract, { sessionId: id });
  expect(await heard()).toEqual([[id]]);
  expect(await world.module.authenticate(there.cookies.get(SESSION_COOKIE))).toBeNull();
  await here.call(endSessionContract, { sessionId: id }).catch(() => undefined);
  expect(await heard()).toEqual([]);
});

test('changing the password tells every other session, and not the own one', async () => {
  const [here, there, third] = [await signedIn(), await signedIn(), await signedIn()];
  const others = [await sessionOf(there), await sessionOf(third)];
  const own = await sessionOf(here);
  await here.call(changePasswordContract, { currentPassword: PASSWORD, newPassword: 'Mật khẩu khác 2027!' });
  const sessions = (await heard()).flat();
  expect(sessions).toEqual(expect.arrayContaining(others));
  expect(sessions).not.toContain(own);
  expect(await world.module.authenticate(here.cookies.get(SESSION_COOKIE))).not.toBeNull();
});
