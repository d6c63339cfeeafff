import { TOTP } from 'otpauth';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedCatalogue } from '../../modules/organization/index.ts';
import { type TestDatabase, testDatabase } from '../../platform/db/testing.ts';
import { inTransaction } from '../../platform/db/tx.ts';
import { linkIsOpen, openFirstAdministratorLink } from './link.ts';
import { makeAdministrator, secretOf } from './make-administrator.ts';

const begun = Temporal.Instant.from('2026-11-25T08:00:00+07:00');
const masterSecret = 'ab'.repeat(32);
let now = begun;
let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
  await inTransaction(db.app, seedCatalogue);
});
afterAll(() => db.close());

const ports = () => ({ database: db.app, masterSecret, now: () => now });
const codeOf = (token: string) =>
  new TOTP({ secret: secretOf(masterSecret, token) }).generate({ timestamp: now.epochMilliseconds });
const form = (token: string, changes: object = {}) => ({
  ...{ token, name: '  Trần  Thị Quản ', username: 'Quan.Tri', password: 'Mat.Khau#2026', again: 'Mat.Khau#2026' },
  ...{ code: codeOf(token), ...changes },
});
const people = async () =>
  (
    await db.owner.query(
      'select (select count(*)::int from organization.person) p, (select count(*)::int from identity.account) a',
    )
  ).rows[0];

test('a link is of use for 24 hours, the newest only, and only its hash is kept', async () => {
  const first = (await openFirstAdministratorLink(db.app, begun)) as string;
  expect(await linkIsOpen(db.app, first, begun.add({ hours: 23 }))).toBe(true);
  expect(await linkIsOpen(db.app, first, begun.add({ hours: 24 }))).toBe(false);
  const second = (await openFirstAdministratorLink(db.app, begun.add({ hours: 1 }))) as string;
  expect([await linkIsOpen(db.app, first, begun), await linkIsOpen(db.app, second, begun)]).toEqual([false, true]);
  const { rows } = await db.owner.query('select string_agg(result::text, $1) as kept from platform.set_up_phase', [
    ' ',
  ]);
  expect(rows[0].kept).not.toContain(second);
  expect(secretOf(masterSecret, first)).not.toBe(secretOf(masterSecret, second));
  expect(secretOf('cd'.repeat(32), second)).not.toBe(secretOf(masterSecret, second));
});

test('whatever is wrong with the form leaves nothing, and the link stays open', async () => {
  const token = (await openFirstAdministratorLink(db.app, begun)) as string;
  const refusals: ReadonlyArray<readonly [object, string]> = [
    [{ code: '000000' }, 'identity.wrong-code'],
    [{ again: 'khác' }, 'first-start.passwords-differ'],
    [{ password: 'ngan', again: 'ngan' }, 'identity.password-too-short'],
    [{ password: 'quan.tri#2026A', again: 'quan.tri#2026A' }, 'identity.password-holds-username'],
    [{ name: ' ' }, 'first-start.name-missing'],
    [{ username: 'quản trị' }, 'first-start.name-missing'],
    [{ token: `${token.slice(1)}A` }, 'first-start.link-void'],
  ];
  for (const [changes, code] of refusals)
    await expect(makeAdministrator(ports(), form(token, changes)), code).rejects.toMatchObject({ code });
  expect(await people()).toEqual({ p: 0, a: 0 });
  expect(await linkIsOpen(db.app, token, now)).toBe(true);
});

test('two forms sent at once make one administrator with both factors; afterwards no link is given out', async () => {
  const token = (await openFirstAdministratorLink(db.app, begun)) as string;
  const both = await Promise.allSettled([1, 2].map(() => makeAdministrator(ports(), form(token))));
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(await people()).toEqual({ p: 1, a: 1 });
  const { rows } = await db.owner.query(`select p.name, p.demo, a.username, a.is_admin,
      a.password_hash is not null and a.totp_secret is not null as whole, o.roles
    from identity.account a join organization.person p on p.id = a.person_id
      join organization.holding h on h.person_id = p.id join organization.position o on o.id = h.position_id`);
  expect(rows).toEqual([
    {
      name: 'Trần Thị Quản',
      demo: false,
      username: 'quan.tri',
      is_admin: true,
      whole: true,
      roles: ['province-admin'],
    },
  ]);
  const events = await db.owner.query(`select kind, data from platform.event`);
  expect(events.rows).toMatchObject([{ kind: 'first-start.administrator-made' }]);
  expect(JSON.stringify(events.rows)).not.toContain('Mat.Khau');
  now = begun.add({ minutes: 5 });
  await expect(makeAdministrator(ports(), form(token))).rejects.toMatchObject({ code: 'first-start.link-void' });
  expect(await openFirstAdministratorLink(db.app, now)).toBeNull();
});
