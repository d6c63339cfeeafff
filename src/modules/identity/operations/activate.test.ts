import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { SESSION_COOKIE } from '../../../platform/http/session.ts';
import { type Browser, PASSWORD, type TestIdentity, testIdentity } from '../test-identity.ts';
import { activateContract } from './activate.contract.ts';
import { issueActivationsContract } from './issue-activations.contract.ts';
import { listMySecurityContract } from './list-my-security.contract.ts';
import { signInContract } from './sign-in.contract.ts';

const NEW_PASSWORD = 'Mật khẩu đầu tiên 1!';
let world: TestIdentity;
let admin: Browser;
beforeAll(async () => {
  world = await testIdentity();
  admin = world.browser();
  await admin.call(signInContract, { username: 'quan.pv', password: PASSWORD });
});
beforeEach(async () => {
  await world.db.owner.query('delete from identity.sign_in_guard');
  // Chi waits again.
  await world.db.owner.query(
    'update identity.account set password_hash = null, password_set_at = null where username = $1',
    ['chi.lt'],
  );
  await world.db.owner.query('delete from identity.password_history where person_id = $1', [world.people.chi.id]);
});
afterAll(() => world.db.close());

const issue = async (): Promise<string> => {
  const { slips } = await admin.call(issueActivationsContract, { personIds: [world.people.chi.id] });
  return slips[0]?.code ?? '';
};
const activate = async (code: string, newPassword = NEW_PASSWORD, username = 'chi.lt') => {
  const browser = world.browser();
  return { browser, outcome: await browser.call(activateContract, { username, code, newPassword }) };
};
const WRONG = { code: 'identity.wrong-activation', status: 401 };

test('name, code and a new password sign in; the code serves once, the password from then on', async () => {
  const code = await issue();
  const { browser, outcome } = await activate(code.toLowerCase().replaceAll('-', ' '), NEW_PASSWORD, 'CHI.lt');
  expect(outcome).toEqual({ next: 'done', methods: [] });
  expect((await world.module.authenticate(browser.cookies.get(SESSION_COOKIE)))?.actor.personName).toBe('Lê Thị Chi');
  const { signIns } = await browser.call(listMySecurityContract, {});
  expect(signIns[0]).toMatchObject({ outcome: 'signed-in', method: 'activation-code' });
  await expect(activate(code)).rejects.toMatchObject(WRONG);
  expect(await world.browser().call(signInContract, { username: 'chi.lt', password: NEW_PASSWORD })).toMatchObject({
    next: 'done',
  });
  const { rows } = await world.db.owner.query("select data from platform.event where kind = 'identity.activated'");
  expect(rows).toEqual([{ data: { personId: world.people.chi.id } }]);
});

test('the code is kept nowhere, and a new one voids the former', async () => {
  const former = await issue();
  const code = await issue();
  const { rows } = await world.db.owner.query(`
    select row_to_json(c)::text as text from identity.activation_code c
    union all select row_to_json(e)::text from platform.event e`);
  for (const text of [code, code.replaceAll('-', '')]) expect(rows.some((row) => row.text.includes(text))).toBe(false);
  await expect(activate(former)).rejects.toMatchObject(WRONG);
  expect((await activate(code)).outcome.next).toBe('done');
});

test('a wrong code, an unknown name and an active account answer the same, with a code that would have been right', async () => {
  await issue();
  for (const username of ['chi.lt', 'nobody', 'an.nv', 'dung.dt'])
    await expect(activate('K7QM-3XPA-9TDR', NEW_PASSWORD, username)).rejects.toMatchObject(WRONG);
});

test('five wrong codes lock the name, for the right code too', async () => {
  const code = await issue();
  for (let attempt = 1; attempt <= 5; attempt++) await expect(activate('2222-2222-2222')).rejects.toMatchObject(WRONG);
  await expect(activate(code)).rejects.toMatchObject({ code: 'identity.locked', params: { minutes: 15 } });
  world.clock.advance({ minutes: 15 });
  expect((await activate(code)).outcome.next).toBe('done');
});

test('a password that breaks the rules leaves the code unused', async () => {
  const code = await issue();
  await expect(activate(code, 'ngan')).rejects.toMatchObject({ code: 'identity.password-too-short' });
  await expect(activate(code, 'chi.lt Abc 123')).rejects.toMatchObject({ code: 'identity.password-holds-username' });
  expect((await activate(code)).outcome.next).toBe('done');
});

test('after a week the code is void, and says so to who has it', async () => {
  const code = await issue();
  world.clock.advance({ hours: 24 * 7 });
  await expect(activate(code)).rejects.toMatchObject({ code: 'identity.activation-expired', params: { days: 7 } });
  await expect(activate('2222-2222-2222')).rejects.toMatchObject(WRONG);
});

test('of two that come at once with the same code one is let in', async () => {
  admin = world.browser();
  await admin.call(signInContract, { username: 'quan.pv', password: PASSWORD });
  const code = await issue();
  const results = await Promise.allSettled([activate(code), activate(code)]);
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});
