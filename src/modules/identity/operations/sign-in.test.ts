import { afterAll, beforeAll, expect, test } from 'vitest';
import { SESSION_COOKIE } from '../../../platform/http/session.ts';
import { PASSWORD, type TestIdentity, testIdentity } from '../test-identity.ts';
import { getMeContract } from './get-me.contract.ts';
import { listDemoSignInsContract } from './list-demo-sign-ins.contract.ts';
import { listMySecurityContract } from './list-my-security.contract.ts';
import { renewPasswordContract } from './renew-password.contract.ts';
import { signInContract } from './sign-in.contract.ts';
import { signOutContract } from './sign-out.contract.ts';

let world: TestIdentity;
beforeAll(async () => {
  world = await testIdentity();
});
afterAll(() => world.db.close());

const signInAs = async (username: string, password = PASSWORD) => {
  const browser = world.browser();
  const outcome = await browser.call(signInContract, { username, password });
  return { browser, outcome };
};

test('the right password signs in for the first position held, and signing out ends it', async () => {
  const { browser, outcome } = await signInAs('AN.nv');
  expect(outcome).toEqual({ next: 'done', methods: [] });
  const me = await browser.call(getMeContract, {});
  expect(me).toMatchObject({
    account: { username: 'an.nv', passwordExpiresAt: '2027-05-24T01:00:00Z' },
    person: { name: 'Nguyễn Văn An' },
    position: { title: 'Chuyên viên' },
    locale: 'vi',
    demo: true,
    secondFactor: { totp: false, passkeys: 0 },
  });
  expect(me.positions).toHaveLength(2);
  expect(me.csrfToken).toBe((await world.module.authenticate(browser.cookies.get(SESSION_COOKIE)))?.csrfToken);
  const stolen = browser.cookies.get(SESSION_COOKIE);
  await browser.call(signOutContract, {});
  expect(browser.cookies.has(SESSION_COOKIE)).toBe(false);
  expect(await world.module.authenticate(stolen)).toBeNull();
});

test('the cookie’s value is kept nowhere', async () => {
  const { browser } = await signInAs('an.nv');
  const token = browser.cookies.get(SESSION_COOKIE) ?? '';
  const { rows } = await world.db.owner.query('select row_to_json(s)::text as text from identity.session s');
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.some((row) => row.text.includes(token))).toBe(false);
});

test('a wrong password, an unknown name and an account that waits for activation are refused alike', async () => {
  for (const [username, password] of [
    ['binh.tt', 'wrong'],
    ['nobody', 'wrong'],
    ['chi.lt', PASSWORD],
    ['chi.lt', ''.padEnd(8, 'x')],
  ] as const)
    await expect(signInAs(username, password)).rejects.toMatchObject({
      code: 'identity.wrong-credentials',
      status: 401,
    });
});

test.each(['binh.tt', 'somebody-else'])(
  'five failures lock %s for 15 minutes, whoever has the name',
  async (username) => {
    await world.db.owner.query('delete from identity.sign_in_guard');
    for (let attempt = 1; attempt <= 5; attempt++)
      await expect(signInAs(username, 'wrong')).rejects.toMatchObject({ code: 'identity.wrong-credentials' });
    await expect(signInAs(username)).rejects.toMatchObject({ code: 'identity.locked', params: { minutes: 15 } });
    world.clock.advance({ minutes: 15 });
    if (username === 'binh.tt') expect((await signInAs(username)).outcome.next).toBe('done');
    else await expect(signInAs(username)).rejects.toMatchObject({ code: 'identity.wrong-credentials' });
  },
);

test('guesses sent side by side count one by one', async () => {
  await world.db.owner.query('delete from identity.sign_in_guard');
  const results = await Promise.allSettled(Array.from({ length: 8 }, () => signInAs('an.nv', 'wrong')));
  const codes = results.map((result) => (result.status === 'rejected' ? result.reason.code : 'in'));
  expect(codes.filter((code) => code === 'identity.wrong-credentials')).toHaveLength(5);
  expect(codes.filter((code) => code === 'identity.locked')).toHaveLength(3);
  await world.db.owner.query('delete from identity.sign_in_guard');
});

test('attempts stand in one’s own sign-in log and in the event log', async () => {
  const { browser } = await signInAs('an.nv');
  const { signIns, sessions } = await browser.call(listMySecurityContract, {});
  expect(signIns[0]).toMatchObject({ outcome: 'signed-in', method: 'password', address: '192.0.2.7' });
  expect(signIns.some((entry) => entry.outcome === 'locked')).toBe(true);
  expect(sessions.filter((session) => session.current)).toHaveLength(1);
  const { rows } = await world.db.owner.query(`select kind, count(*)::int as n from platform.event group by kind`);
  const counted = Object.fromEntries(rows.map((row) => [row.kind, row.n]));
  expect(counted['identity.wrong']).toBeGreaterThan(10);
  expect(counted['identity.signed-in']).toBeGreaterThan(2);
});

test('a session ends after two idle hours', async () => {
  const { browser } = await signInAs('an.nv');
  world.clock.advance({ minutes: 119 });
  const other = await world.authenticateAnew(browser.cookies.get(SESSION_COOKIE));
  expect(other?.actor.personName).toBe('Nguyễn Văn An');
  world.clock.advance({ minutes: 119 });
  expect(await world.authenticateAnew(browser.cookies.get(SESSION_COOKIE))).not.toBeNull();
  world.clock.advance({ minutes: 120 });
  expect(await world.authenticateAnew(browser.cookies.get(SESSION_COOKIE))).toBeNull();
});

test('values that were never a cookie of ours are nobody', async () => {
  for (const value of [undefined, '', 'x', 'x'.repeat(43), 'x'.repeat(10_000)])
    expect(await world.module.authenticate(value)).toBeNull();
});

test('a password past its age must be replaced before anything else, by one that is not a former one', async () => {
  const start = world.clock.now().toString();
  world.clock.set('2027-05-24T08:00:00+07:00');
  const { browser, outcome } = await signInAs('an.nv');
  expect(outcome.next).toBe('change-password');
  expect(browser.cookies.has(SESSION_COOKIE)).toBe(false);
  const renew = (newPassword: string) => browser.call(renewPasswordContract, { newPassword });
  await expect(renew('ngắn')).rejects.toMatchObject({ code: 'identity.password-too-short' });
  await expect(renew(PASSWORD)).rejects.toMatchObject({ code: 'identity.password-used-before' });
  expect((await renew('Mật khẩu mới 1!')).next).toBe('done');
  expect((await browser.call(getMeContract, {})).account.passwordExpiresAt).toBe('2027-11-24T01:00:00Z');
  world.clock.set(start);
});

test('the demo sign-ins are listed with their password', async () => {
  const { password, signIns } = await world.browser().call(listDemoSignInsContract, {});
  expect(password).toBe(PASSWORD);
  expect(signIns.map((signIn) => signIn.username)).toEqual(['an.nv', 'binh.tt', 'quan.pv', 'tinh.ht']);
});
