import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { z } from 'zod';
import type { Actor } from '../../../platform/access/index.ts';
import { fixedClock } from '../../../platform/clock/index.ts';
import type { Contract } from '../../../platform/contracts/contract.ts';
import { type TestDatabase, testDatabase } from '../../../platform/db/testing.ts';
import { inTransaction } from '../../../platform/db/tx.ts';
import { createRunner, type OperationRunner, type RequestFacts } from '../../../platform/operations/index.ts';
import {
  agencyOfCode,
  createOrganizationModule,
  demoId,
  demoSignIns,
  holdersOfRole,
  membersOfGroup,
  positionsOf,
  seedOrganization,
  workingCalendarOf,
} from '../index.ts';
import { dueAt } from '../rules/working-calendar.ts';
import { editCalendarDayContract } from './edit-calendar-day.contract.ts';
import { endDelegationContract } from './end-delegation.contract.ts';
import { getAgencyContract } from './get-agency.contract.ts';
import { getCalendarContract } from './get-calendar.contract.ts';
import { grantDelegationContract } from './grant-delegation.contract.ts';
import { listAgenciesContract } from './list-agencies.contract.ts';
import { listAgencyGroupsContract } from './list-agency-groups.contract.ts';
import { listDelegationsContract } from './list-delegations.contract.ts';
import { searchDirectoryContract } from './search-directory.contract.ts';

const clock = fixedClock('2026-11-25T08:00:00+07:00');
const noAccounts = {
  open: async () => {},
  holdersOfNames: async () => new Map(),
  namesOfHolders: async () => new Map(),
};
const operations = createOrganizationModule({ accounts: noAccounts }).operations;
const request: RequestFacts = {
  requestId: 'r1',
  address: '127.0.0.1',
  userAgent: 'test',
  locale: 'vi',
  cookies: {},
  setCookie: () => undefined,
};

const actorOf = (username: string): Actor => {
  const signIn = demoSignIns.find((one) => one.username === username);
  if (!signIn) throw new Error(`No demo sign-in ${username}`);
  return {
    accountId: randomUUID(),
    sessionId: randomUUID(),
    personId: signIn.personId,
    personName: username,
    positionId: signIn.positionId,
    positionTitle: signIn.title,
    agencyId: signIn.agencyId,
    unitId: null,
    roles: signIn.roles,
    delegation: null,
  };
};
const specialist = actorOf('snv.chuyenvien');
const director = actorOf('snv.giamdoc');
const deputy = actorOf('snv.phogiamdoc');
const head = actorOf('snv.truongphong');

let db: TestDatabase;
let run: OperationRunner;
beforeAll(async () => {
  db = await testDatabase();
  run = createRunner(db.app, clock);
  await inTransaction(db.app, (tx) => seedOrganization(tx, { now: clock.now() }));
});
afterAll(() => db.close());

const call = async <I extends z.ZodType, O extends z.ZodType>(
  contract: Contract<I, O>,
  actor: Actor,
  input: z.input<I>,
): Promise<z.output<O>> => {
  const operation = operations.find((one) => one.contract.name === contract.name);
  if (!operation) throw new Error(`No operation ${contract.name}`);
  return (await run(operation, actor, input, request)) as z.output<O>;
};
const events = async (kind: string) =>
  (await db.owner.query('select 1 from platform.event where kind = $1', [kind])).rowCount;
const find = (q: string, more: Partial<z.input<typeof searchDirectoryContract.input>> = {}) =>
  call(searchDirectoryContract, specialist, { q, ...more });

test('agencies of today, of a group, and of a day before the province began', async () => {
  const { agencies, asOf } = await call(listAgenciesContract, specialist, {});
  expect([agencies.length, asOf, agencies[0]?.shortName]).toEqual([114, '2026-11-25', 'Văn phòng UBND tỉnh']);
  expect((await call(listAgenciesContract, specialist, { group: 'wards' })).agencies.length).toBe(33);
  expect((await call(listAgenciesContract, specialist, { asOf: '2025-06-30' })).agencies).toEqual([]);
  await expect(call(listAgenciesContract, specialist, { group: 'x' })).rejects.toMatchObject({ status: 404 });
  const { groups } = await call(listAgencyGroupsContract, specialist, {});
  expect(groups.map((group) => [group.key, group.agencyIds.length])).toEqual([
    ['all', 114],
    ['provincial', 15],
    ['communal', 99],
    ['wards', 33],
    ['communes', 66],
  ]);
});

test('an agency as of a day: the deputy was in charge until the head took office', async () => {
  const agencyId = demoId('agency', 'van-phong');
  const headOf = async (asOf: string) => {
    const { positions } = await call(getAgencyContract, specialist, { id: agencyId, asOf });
    return positions[0]?.holders.map((one) => [one.acting, one.demo, one.to]);
  };
  expect(await headOf('2026-02-28')).toEqual([[true, true, '2026-03-01']]);
  expect(await headOf('2026-03-01')).toEqual([[false, true, null]]);
  const { codes, units } = await call(getAgencyContract, specialist, { id: demoId('agency', '09187') });
  expect(codes.map((code) => code.verified)).toEqual([false, false]);
  expect(units.map((unit) => unit.name)).toContain('Phòng Kinh tế, Hạ tầng và Đô thị');
  await expect(call(getAgencyContract, specialist, { id: randomUUID() })).rejects.toMatchObject({ status: 404 });
});

test('search: no marks needed, marks typed are meant, words may be of name, title, unit or agency', async () => {
  expect((await find('so noi vu')).entries[0]).toMatchObject({ kind: 'agency', name: 'Sở Nội vụ', match: 'folded' });
  expect((await find('Sở Nội vụ')).entries[0]).toMatchObject({ match: 'exact' });
  expect((await find('sở nối vụ')).entries).toEqual([]);
  expect((await find('H05.03')).entries[0]?.name).toBe('Sở Nội vụ');
  const { entries } = await find('giam doc so noi vu', { kind: 'person' });
  expect(entries.every((one) => one.detail.includes('Giám đốc') && one.agencyName === 'Sở Nội vụ')).toBe(true);
  expect(entries.length).toBe(4);
  const inside = await find('nguyen', { kind: 'person', agencyId: director.agencyId, limit: 5 });
  expect(new Set(inside.entries.map((one) => one.agencyId))).toEqual(new Set([director.agencyId]));
  expect((await find("100%' or _")).entries).toEqual([]);
  expect((await find('...')).entries).toEqual([]);
});

test('search pages show everybody once', async () => {
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await find('thuan', { limit: 100, cursor });
    seen.push(...page.entries.map((one) => `${one.kind}/${one.id}/${one.positionId}`));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  const { rows } = await sql<{ n: number }>`
    select (select count(*) from organization.agency where folded like '% thuan%')::int
      + (select count(*) from organization.unit u join organization.agency a on a.id = u.agency_id where u.folded || a.folded like '% thuan%')::int
      + (select count(*) from organization.holding h join organization.person p on p.id = h.person_id
          join organization.position o on o.id = h.position_id join organization.unit u on u.id = o.unit_id
          join organization.agency a on a.id = o.agency_id
          where upper_inf(h.valid) and p.folded || o.folded || u.folded || a.folded like '% thuan%')::int as n`.execute(
    db.app,
  );
  expect(seen.length).toBe(rows[0]?.n);
  expect(new Set(seen).size).toBe(seen.length);
});

test('a delegation is granted, acted under, shown and ended', async () => {
  const before = await inTransaction(db.app, (tx) => positionsOf(tx, deputy.personId, clock.now()));
  expect(before.map((one) => one.delegation)).toEqual([null]);
  const wish = {
    fromPositionId: director.positionId,
    toPositionId: deputy.positionId,
    form: 'KT' as const,
    scope: 'Ký thay trong thời gian Giám đốc đi công tác',
    validFrom: clock.now().toString(),
    validTo: '2026-12-05T17:00:00+07:00',
    decisionDocument: null,
  };
  await expect(call(grantDelegationContract, deputy, wish)).rejects.toMatchObject({
    code: 'organization.delegation-not-yours',
  });
  await expect(call(grantDelegationContract, specialist, wish)).rejects.toMatchObject({ code: 'platform.forbidden' });
  const given = await call(grantDelegationContract, director, wish);
  expect(given).toMatchObject({ inForce: true, form: 'KT', fromTitle: 'Giám đốc', toTitle: 'Phó Giám đốc' });
  await expect(call(grantDelegationContract, director, wish)).rejects.toMatchObject({
    code: 'organization.delegation-overlaps',
  });
  const tuq = { ...wish, form: 'TUQ' as const, toPositionId: head.positionId };
  await expect(call(grantDelegationContract, director, tuq)).rejects.toMatchObject({
    code: 'organization.delegation-tuq-needs-decision',
  });
  const during = await inTransaction(db.app, (tx) => positionsOf(tx, deputy.personId, clock.now()));
  expect(during[1]).toMatchObject({
    positionId: director.positionId,
    delegation: { id: given.id, form: 'KT', fromPositionId: director.positionId },
  });
  const later = clock.now().add({ hours: 24 * 30 });
  expect((await inTransaction(db.app, (tx) => positionsOf(tx, deputy.personId, later))).length).toBe(1);
  const borrowed = { ...deputy, positionId: director.positionId };
  const delegation = { id: given.id, form: 'KT', fromPositionId: director.positionId };
  await expect(call(grantDelegationContract, { ...borrowed, delegation }, wish)).rejects.toMatchObject({ status: 403 });

  const ended = await call(endDelegationContract, director, { id: given.id, reason: 'Về sớm' });
  expect(ended).toMatchObject({ inForce: false, endedReason: 'Về sớm' });
  await expect(call(endDelegationContract, director, { id: given.id, reason: 'Lần nữa' })).rejects.toMatchObject({
    code: 'organization.delegation-ended',
  });
  expect((await inTransaction(db.app, (tx) => positionsOf(tx, deputy.personId, clock.now()))).length).toBe(1);
  const all = await call(listDelegationsContract, specialist, { all: 'true' });
  expect(all.delegations.map((one) => one.id)).toEqual([given.id]);
  expect((await call(listDelegationsContract, specialist, {})).delegations).toEqual([]);
  expect([await events('organization.delegation-granted'), await events('organization.delegation-ended')]).toEqual([
    1, 1,
  ]);
});

test('a person with two posts may choose between them', async () => {
  const two = demoSignIns.find((one) => one.username === 'kinhbac.haichucvu');
  const positions = await inTransaction(db.app, (tx) => positionsOf(tx, two?.personId ?? '', clock.now()));
  expect(positions.map((one) => one.roles)).toEqual([['specialist'], ['unit-admin']]);
});

test('only the province administrator edits the calendar; deadlines follow, the former state is kept', async () => {
  const admin = actorOf('tinh.quantri');
  const edit = {
    day: '2026-11-27',
    kind: 'holiday' as const,
    name: { vi: 'Nghỉ phòng chống bão', en: 'Closed for the storm' },
    source: 'Công điện 01/CĐ-UBND',
    provisional: false,
  };
  const due = async () => {
    const calendar = await inTransaction(db.app, (tx) => workingCalendarOf(tx, specialist.agencyId, clock.now()));
    return dueAt(clock.now(), { workingDays: 2 }, calendar).toString();
  };
  expect(await due()).toBe('2026-11-27T10:00:00Z');
  await expect(call(editCalendarDayContract, director, edit)).rejects.toMatchObject({ status: 403 });
  expect(await call(editCalendarDayContract, admin, edit)).toMatchObject({ kind: 'holiday', edits: 1 });
  expect(await due()).toBe('2026-11-30T10:00:00Z');
  expect(await call(editCalendarDayContract, admin, { ...edit, kind: 'ordinary' })).toMatchObject({ edits: 2 });
  expect(await due()).toBe('2026-11-27T10:00:00Z');
  await expect(call(editCalendarDayContract, admin, { ...edit, kind: 'working-swap' })).rejects.toMatchObject({
    code: 'organization.calendar-day-not-swappable',
  });
  const history = await db.owner.query('select edit, kind from organization.calendar_day_history order by edit');
  expect(history.rows).toEqual([{ edit: 2, kind: 'holiday' }]);
  await expect(db.owner.query('delete from organization.calendar_day_history')).rejects.toThrow('append-only');
  const { days, officeHours } = await call(getCalendarContract, specialist, { year: 2026 });
  expect(days.find((day) => day.day === '2026-11-24')).toMatchObject({ kind: 'holiday', provisional: false });
  expect(officeHours).toEqual([
    { from: '07:30', to: '11:30' },
    { from: '13:00', to: '17:00' },
  ]);
  expect(await events('organization.calendar-day-edited')).toBe(2);
});

test('codes in both orders mean the same agency; holders and groups for other modules', async () => {
  await inTransaction(db.app, async (tx) => {
    const now = clock.now();
    const [newer, older] = [await agencyOfCode(tx, 'H05.03', now), await agencyOfCode(tx, '000.00.03.H05', now)];
    expect([newer?.name, older?.name]).toEqual(['Sở Nội vụ', 'Sở Nội vụ']);
    expect(await agencyOfCode(tx, 'H05.99', now)).toBeNull();
    const clerks = await holdersOfRole(tx, demoId('agency', '09187'), 'records-clerk', now);
    expect(clerks.map((one) => one.title)).toEqual(['Văn thư']);
    expect((await membersOfGroup(tx, 'communal', now)).length).toBe(99);
  });
});

test('the database itself refuses two heads at once and a code for two agencies', async () => {
  const again = `insert into organization.holding (id, person_id, position_id, acting, valid)
    select gen_random_uuid(), (select id from organization.person where id <> h.person_id limit 1), h.position_id, false, h.valid
    from organization.holding h where not h.acting limit 1`;
  await expect(db.owner.query(again)).rejects.toMatchObject({ code: '23P01' });
  const code = `insert into organization.agency_alias select code, system, (select id from organization.agency where id <> agency_id limit 1), false,
    tstzrange('2026-01-01', null) from organization.agency_alias limit 1`;
  await expect(db.owner.query(code)).rejects.toMatchObject({ code: '23P01' });
});
