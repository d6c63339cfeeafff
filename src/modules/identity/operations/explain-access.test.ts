import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Browser, PASSWORD, position, type TestIdentity, testIdentity } from '../test-identity.ts';
import { explainAccessContract } from './explain-access.contract.ts';
import { signInContract } from './sign-in.contract.ts';

let world: TestIdentity;
let auditor: Browser;
let entryOf: { an: string; binh: string };
beforeAll(async () => {
  world = await testIdentity();
  auditor = await signIn('binh.tt');
  await signIn('an.nv');
  const entry = async (personId: string) =>
    (await world.db.owner.query('select id from identity.sign_in_log where person_id = $1', [personId])).rows[0].id;
  entryOf = { an: await entry(world.people.an.id), binh: await entry(world.people.binh.id) };
});
afterAll(() => world.db.close());

const signIn = async (username: string) => {
  const browser = world.browser();
  await browser.call(signInContract, { username, password: PASSWORD });
  return browser;
};
const ask = (browser: Browser, objectId: string, personId: string, objectKind = 'identity.sign_in_log') =>
  browser.call(explainAccessContract, { objectKind, objectId, personId });

test('yes names the branch that grants it, in both languages', async () => {
  const own = await ask(auditor, entryOf.an, world.people.an.id);
  expect(own.allowed).toBe(true);
  expect(own.vi).toBe('Có. Nguyễn Văn An (Chuyên viên, Sở Nội vụ) xem được vì: dữ liệu tài khoản của chính mình.');
  expect(own.positions).toHaveLength(2);
  const foreign = await ask(auditor, entryOf.an, world.people.binh.id);
  expect(foreign.en).toBe(
    'Yes. Trần Thị Bình (Thanh tra viên, Sở Nội vụ) can, because: an auditor reads the sign-in log.',
  );
  expect(foreign.positions[0]?.branches.filter((branch) => branch.holds).map((branch) => branch.name)).toEqual([
    'auditor',
  ]);
});

test('no names every branch that was tried', async () => {
  const answer = await ask(auditor, entryOf.binh, world.people.an.id);
  expect(answer.allowed).toBe(false);
  expect(answer.vi).toMatch(
    /^Không\. Nguyễn Văn An không xem được, hoặc không có nội dung này\. Không có căn cứ nào đúng/,
  );
  expect(answer.en).toContain('an auditor reads the sign-in log');
  expect(answer.positions.flatMap((one) => one.branches).every((branch) => !branch.holds)).toBe(true);
});

test('an object that does not exist looks like one that may not be seen', async () => {
  const missing = await ask(auditor, world.people.an.id, world.people.an.id);
  const hidden = await ask(auditor, entryOf.binh, world.people.an.id);
  expect(missing).toEqual(hidden);
});

test('asking needs the role, a unit administrator asks about the own agency only, and each question is recorded', async () => {
  const an = await signIn('an.nv');
  await expect(ask(an, entryOf.an, world.people.an.id)).rejects.toMatchObject({ code: 'platform.forbidden' });
  world.people.an.positions.unshift(position('Quản trị đơn vị', ['unit-admin']));
  const admin = await signIn('an.nv');
  expect((await ask(admin, entryOf.an, world.people.an.id)).allowed).toBe(true);
  await expect(ask(admin, entryOf.an, world.people.binh.id)).rejects.toMatchObject({ code: 'platform.not-found' });
  const { rows } = await world.db.owner.query(
    `select count(*)::int as asked from platform.event where kind = 'read' and object_kind = 'identity.explain-access'`,
  );
  expect(rows[0].asked).toBeGreaterThanOrEqual(5);
});

test('an unknown kind of object is refused', async () => {
  await expect(ask(auditor, entryOf.an, world.people.an.id, 'identity.nothing')).rejects.toMatchObject({
    code: 'identity.no-such-policy',
  });
});
