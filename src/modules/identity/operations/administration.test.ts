import { afterAll, beforeAll, expect, test } from 'vitest';
import { SESSION_COOKIE } from '../../../platform/http/session.ts';
import { type Browser, PASSWORD, type TestIdentity, testIdentity } from '../test-identity.ts';
import { activateContract } from './activate.contract.ts';
import { issueActivationsContract } from './issue-activations.contract.ts';
import { listAccountsContract } from './list-accounts.contract.ts';
import { lockAccountContract } from './lock-account.contract.ts';
import { resetAccountContract } from './reset-account.contract.ts';
import { signInContract } from './sign-in.contract.ts';
import { unlockAccountContract } from './unlock-account.contract.ts';

let world: TestIdentity;
let unit: Browser;
let province: Browser;

const signedIn = async (username: string, password = PASSWORD): Promise<Browser> => {
  const browser = world.browser();
  await browser.call(signInContract, { username, password });
  return browser;
};
beforeAll(async () => {
  world = await testIdentity();
  [unit, province] = [await signedIn('quan.pv'), await signedIn('tinh.ht')];
});
afterAll(() => world.db.close());

const namesSeen = async (
  browser: Browser,
  question: { q?: string; state?: 'waiting' | 'locked'; limit?: number } = {},
) => (await browser.call(listAccountsContract, question)).accounts.map(({ username }) => username);
const accountOf = async (browser: Browser, username: string) =>
  (await browser.call(listAccountsContract, { q: username })).accounts.find((one) => one.username === username);

test('a unit’s administrator sees the own agency, the province’s everybody', async () => {
  expect(await namesSeen(unit)).toEqual(['chi.lt', 'an.nv', 'quan.pv', 'em.vv']);
  expect(await namesSeen(province)).toHaveLength(7);
  const { counts } = await unit.call(listAccountsContract, { state: 'waiting' });
  expect(counts).toEqual({ waiting: 2, active: 2, 'password-expired': 0, locked: 0 });
  expect(await namesSeen(unit, { state: 'waiting' })).toEqual(['chi.lt', 'em.vv']);
});

test('found without marks, by beginnings, by the sign-in name; marks that are typed must agree', async () => {
  expect(await namesSeen(unit, { q: 'le thi' })).toEqual(['chi.lt']);
  expect(await namesSeen(unit, { q: 'ng an' })).toEqual(['an.nv']);
  expect(await namesSeen(unit, { q: 'quan.' })).toEqual(['quan.pv']);
  expect(await namesSeen(unit, { q: 'lê chị' })).toEqual([]);
  expect(await namesSeen(unit, { q: 'dung' })).toEqual([]);
});

test('page after page gives everybody once', async () => {
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await province.call(listAccountsContract, { limit: 2, cursor });
    seen.push(...page.accounts.map(({ username }) => username));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect(seen).toEqual(await namesSeen(province));
});

test('the state of a list agrees with what a sign-in would ask for', async () => {
  expect(await accountOf(unit, 'an.nv')).toMatchObject({ state: 'active', title: 'Chuyên viên', mayAct: true });
  world.clock.advance({ hours: 24 * 190 });
  const [later, laterProvince] = [world.browser(), world.browser()];
  for (const [browser, username] of [
    [later, 'quan.pv'],
    [laterProvince, 'tinh.ht'],
  ] as const)
    expect((await browser.call(signInContract, { username, password: PASSWORD })).next).toBe('change-password');
  await world.db.owner.query(
    'update identity.account set password_set_at = $1 where username <> $2 and password_hash is not null',
    [world.clock.now().toString(), 'an.nv'],
  );
  [unit, province] = [await signedIn('quan.pv'), await signedIn('tinh.ht')];
  expect((await accountOf(unit, 'an.nv'))?.state).toBe('password-expired');
  await world.db.owner.query('update identity.account set password_set_at = $1 where username = $2', [
    world.clock.now().toString(),
    'an.nv',
  ]);
});

test('codes go to people who wait, all or none, each with an event in the log of the agency', async () => {
  const { chi, an, dung, em, quan } = world.people;
  const issue = (browser: Browser, ...people: { id: string }[]) =>
    browser.call(issueActivationsContract, { personIds: people.map(({ id }) => id) });
  await expect(issue(unit, chi, an)).rejects.toMatchObject({ code: 'identity.not-waiting' });
  await expect(issue(unit, chi, dung)).rejects.toMatchObject({ code: 'platform.not-found' });
  await expect(issue(unit, chi, em)).rejects.toMatchObject({ code: 'identity.beyond-your-agency', status: 403 });
  await expect(issue(unit, quan)).rejects.toMatchObject({ code: 'identity.not-yourself' });
  expect((await world.db.owner.query('select * from identity.activation_code')).rows).toEqual([]);
  const { slips } = await issue(province, em, dung);
  expect(slips.map(({ username }) => username).sort()).toEqual(['dung.dt', 'em.vv']);
  expect(slips[0]).toMatchObject({ title: 'Chuyên viên', unitName: 'Văn phòng', agencyName: 'Sở Nội vụ' });
  const { rows } = await world.db.owner.query(
    "select agency_id, data->>'personId' as person from platform.event where kind = 'identity.activation-issued'",
  );
  expect(new Set(rows.map(({ person }) => person))).toEqual(new Set([em.id, dung.id]));
  expect(rows.find(({ person }) => person === dung.id)?.agency_id).toBe(dung.positions[0]?.agencyId);
  expect((await accountOf(unit, 'em.vv'))?.code).toMatchObject({ expired: false });
  expect((await accountOf(unit, 'em.vv'))?.mayAct).toBe(false);
});

test('a reset voids password, second factors and sessions, and the slip lets the person choose anew', async () => {
  const there = await signedIn('an.nv');
  await world.db.owner.query("update identity.account set totp_secret = '\\x00' where username = 'an.nv'");
  await world.db.owner.query(
    `insert into identity.passkey (id, person_id, credential_id, public_key, sign_count, transports, name, created_at)
     values (gen_random_uuid(), $1, 'a key', '\\x00', 0, '{}', 'a key', now())`,
    [world.people.an.id],
  );
  const { slip } = await unit.call(resetAccountContract, { personId: world.people.an.id });
  expect(await world.module.authenticate(there.cookies.get(SESSION_COOKIE))).toBeNull();
  await expect(signedIn('an.nv')).rejects.toMatchObject({ code: 'identity.wrong-credentials' });
  const { rows } = await world.db.owner.query(
    `select a.password_hash, a.totp_secret, (select count(*)::int from identity.passkey p where p.person_id = a.person_id) as passkeys
     from identity.account a where username = 'an.nv'`,
  );
  expect(rows).toEqual([{ password_hash: null, totp_secret: null, passkeys: 0 }]);
  const used = { username: 'an.nv', code: slip.code };
  // The former password is among the last three and may not come back by this way.
  await expect(world.browser().call(activateContract, { ...used, newPassword: PASSWORD })).rejects.toMatchObject({
    code: 'identity.password-used-before',
  });
  const again = await world.browser().call(activateContract, { ...used, newPassword: 'Dùng lại 2027!' });
  expect(again.next).toBe('done');
});

test('a locked account is out the same moment and stays out; unlocked it is as before', async () => {
  const there = await signedIn('an.nv', 'Dùng lại 2027!');
  const lock = { personId: world.people.an.id, reason: 'retire' as const, note: 'QĐ 12/QĐ-SNV' };
  await unit.call(lockAccountContract, lock);
  expect(await world.module.authenticate(there.cookies.get(SESSION_COOKIE))).toBeNull();
  await expect(signedIn('an.nv', 'Dùng lại 2027!')).rejects.toMatchObject({ code: 'identity.account-locked' });
  await expect(signedIn('an.nv', 'wrong')).rejects.toMatchObject({ code: 'identity.wrong-credentials' });
  expect(await accountOf(unit, 'an.nv')).toMatchObject({
    state: 'locked',
    lock: { reason: 'retire', note: 'QĐ 12/QĐ-SNV' },
  });
  await expect(unit.call(lockAccountContract, lock)).rejects.toMatchObject({
    code: 'identity.locked-by-administrator',
  });
  await expect(unit.call(resetAccountContract, { personId: lock.personId })).rejects.toMatchObject({
    code: 'identity.locked-by-administrator',
  });
  await unit.call(unlockAccountContract, { personId: lock.personId, note: 'Khóa nhầm người' });
  expect((await accountOf(unit, 'an.nv'))?.lock).toBeNull();
  await signedIn('an.nv', 'Dùng lại 2027!');
  const { rows } = await world.db.owner.query(
    "select kind, data->>'reason' as reason from platform.event where kind like 'identity.account-%locked' order by id",
  );
  expect(rows).toEqual([
    { kind: 'identity.account-locked', reason: 'retire' },
    { kind: 'identity.account-unlocked', reason: null },
  ]);
});

test('a sign-in sent beside the lock is out too, whichever came first', async () => {
  const attempts = Array.from({ length: 4 }, () => signedIn('an.nv', 'Dùng lại 2027!'));
  const locked = unit.call(lockAccountContract, { personId: world.people.an.id, reason: 'security' });
  const results = await Promise.allSettled([...attempts, locked]);
  for (const result of results.slice(0, 4))
    if (result.status === 'fulfilled') {
      const cookie = (result.value as Browser).cookies.get(SESSION_COOKIE);
      expect(await world.authenticateAnew(cookie)).toBeNull();
    }
  await unit.call(unlockAccountContract, { personId: world.people.an.id, note: 'xong' });
});

test('unlocking also ends the wait after wrong attempts', async () => {
  for (let attempt = 1; attempt <= 5; attempt++) await signedIn('an.nv', 'wrong').catch(() => undefined);
  await expect(signedIn('an.nv', 'Dùng lại 2027!')).rejects.toMatchObject({ code: 'identity.locked' });
  expect((await accountOf(unit, 'an.nv'))?.guessLockUntil).not.toBeNull();
  await unit.call(unlockAccountContract, { personId: world.people.an.id, note: 'Người dùng báo nhầm' });
  await signedIn('an.nv', 'Dùng lại 2027!');
});

test('who left is still within reach of the agency left, and who moved on is not', async () => {
  const { chi } = world.people;
  const end = (personId: string) =>
    world.db.owner.query(
      `update organization.holding set valid = tstzrange(lower(valid), '2026-12-01') where person_id = $1`,
      [personId],
    );
  await end(chi.id);
  await unit.call(lockAccountContract, { personId: chi.id, reason: 'leave' });
  expect(await namesSeen(unit, { state: 'locked' })).toEqual(['chi.lt']);
  await world.db.owner.query(
    `insert into organization.holding (id, person_id, position_id, acting, valid)
     values (gen_random_uuid(), $1, $2, true, tstzrange('2026-12-02', null))`,
    [chi.id, world.people.dung.positions[0]?.positionId],
  );
  expect(await namesSeen(unit, { state: 'locked' })).toEqual([]);
  await expect(unit.call(unlockAccountContract, { personId: chi.id, note: 'về' })).rejects.toMatchObject({
    status: 404,
  });
});
