import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../platform/db/testing.ts';
import { inTransaction } from '../../../platform/db/tx.ts';
import { roles } from '../operations/shapes.ts';
import { demoDirectory, organizationSeedPhases, seedOrganization } from './seed.ts';
import { demoSignIns } from './sign-ins.ts';
import { catalogueAgencies } from './structure.ts';

const now = Temporal.Instant.from('2026-11-25T08:00:00+07:00');
let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

test('15 provincial bodies, 33 wards, 66 communes; the unverified row is left out', () => {
  const agencies = catalogueAgencies();
  const count = (...kinds: string[]) => agencies.filter((one) => kinds.includes(one.kind)).length;
  expect([agencies.length, count('ward'), count('commune')]).toEqual([114, 33, 66]);
  expect(agencies.some((one) => one.key === 'ngoai-vu')).toBe(false);
  expect(new Set(agencies.flatMap((one) => one.codes)).size).toBe(228);
  expect(new Set(agencies.map((one) => one.slug)).size).toBe(114);
});

test('10,800 people with their own user names, and every role filled in every agency', () => {
  const { agencies, people } = demoDirectory();
  expect(people.length).toBe(10_800);
  expect(new Set(people.map((one) => one.personId)).size).toBe(10_800);
  expect(new Set(people.map((one) => one.username)).size).toBe(10_800);
  const everywhere = roles.filter((role) => role !== 'province-admin' && role !== 'auditor');
  for (const agency of agencies) {
    for (const role of everywhere)
      expect([agency.key, role, agency.withRole(role).length > 0]).toEqual([agency.key, role, true]);
    expect(agency.withRole('leader')[0]?.rank).toBe('head');
    expect(agency.positions.every((one) => one.personName !== '')).toBe(true);
  }
  const office = agencies.find((one) => one.key === 'van-phong');
  expect([office?.withRole('province-admin').length, office?.withRole('auditor').length]).toEqual([1, 1]);
});

test('the demo sign-ins cover every role', () => {
  expect(new Set(demoSignIns.flatMap((one) => one.roles))).toEqual(new Set(roles));
  expect(new Set(demoSignIns.map((one) => one.username)).size).toBe(demoSignIns.length);
});

test('the directory is the same on every run', () => {
  const director = demoDirectory()
    .agencies.find((one) => one.key === 'noi-vu')
    ?.withRole('leader')[0];
  expect(director).toMatchObject({ title: 'Giám đốc', positionId: demoSignIns[3]?.positionId });
});

test('a fill that was cut off is completed by running it again, and nothing is doubled', async () => {
  const [first, second] = organizationSeedPhases();
  await inTransaction(db.app, async (tx) => {
    await first?.run(tx, now);
    await second?.run(tx, now);
  });
  for (let run = 0; run < 2; run++) await inTransaction(db.app, (tx) => seedOrganization(tx, { now }));
  const { rows } = await sql`
    select (select count(*) from organization.agency)::int as agencies, (select count(*) from organization.person)::int as people,
      (select count(*) from organization.person where not demo)::int as real,
      (select count(*) from organization.position)::int as positions,
      (select count(*) from organization.holding where upper_inf(valid))::int as held,
      (select count(*) from organization.agency_group_member)::int as members`.execute(db.app);
  expect(rows).toEqual([{ agencies: 114, people: 10_800, real: 0, positions: 10_899, held: 10_899, members: 327 }]);
});
