import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { type FixedClock, fixedClock } from '../../platform/clock/index.ts';
import type { Contract } from '../../platform/contracts/contract.ts';
import { inTransaction } from '../../platform/db/index.ts';
import { type TestDatabase, testDatabase } from '../../platform/db/testing.ts';
import { SESSION_COOKIE } from '../../platform/http/session.ts';
import { createRunner } from '../../platform/operations/index.ts';
import { syllables } from '../../platform/text/index.ts';
import { createIdentityModule, type IdentityModule, type IdentityOptions } from './module.ts';
import { identityPolicies } from './policy.ts';
import { seedAccounts } from './seed-accounts.ts';
import type { ActingPosition } from './sessions/position-directory.ts';

/** For this module's tests only: two agencies and a few people on a real database, and browsers with cookies. */
export const PASSWORD = 'Dùng thử 2026!';
export const ORIGIN = 'https://kinhbac.test';

const AGENCY = randomUUID();
const OTHER_AGENCY = randomUUID();

export const position = (title: string, roles: string[], more: Partial<ActingPosition> = {}): ActingPosition => ({
  positionId: randomUUID(),
  title,
  agencyId: AGENCY,
  agencyName: 'Sở Nội vụ',
  unitId: null,
  unitName: null,
  roles,
  validFrom: null,
  validTo: null,
  delegation: null,
  ...more,
});

type Person = { id: string; name: string; username: string; positions: ActingPosition[] };
const person = (name: string, username: string, ...positions: ActingPosition[]): Person => ({
  id: randomUUID(),
  name,
  username,
  positions,
});

const makePeople = () => ({
  an: person('Nguyễn Văn An', 'an.nv', position('Chuyên viên', ['specialist']), position('Văn thư', ['records-clerk'])),
  binh: person('Trần Thị Bình', 'binh.tt', position('Thanh tra viên', ['auditor'], { agencyId: OTHER_AGENCY })),
  // No password: waits for activation.
  chi: person('Lê Thị Chi', 'chi.lt', position('Phó Giám đốc', ['leader'])),
  // Looks after the accounts of the first agency.
  quan: person('Phạm Văn Quân', 'quan.pv', position('Quản trị viên', ['unit-admin'])),
  // Administers the province from the other agency.
  tinh: person('Hoàng Thị Tĩnh', 'tinh.ht', position('Quản trị tỉnh', ['province-admin'], { agencyId: OTHER_AGENCY })),
  // Waits, in the other agency.
  dung: person('Đỗ Thị Dung', 'dung.dt', position('Chuyên viên', ['specialist'], { agencyId: OTHER_AGENCY })),
  // Waits; works for both agencies.
  em: person(
    'Vũ Văn Em',
    'em.vv',
    position('Chuyên viên', ['specialist']),
    position('Chuyên viên', ['specialist'], { agencyId: OTHER_AGENCY }),
  ),
});

export type Browser = {
  readonly cookies: Map<string, string>;
  call<I extends z.ZodType, O extends z.ZodType>(contract: Contract<I, O>, input: z.input<I>): Promise<z.output<O>>;
};

export type TestIdentity = {
  readonly db: TestDatabase;
  readonly clock: FixedClock;
  readonly module: IdentityModule;
  readonly people: ReturnType<typeof makePeople>;
  browser(): Browser;
  /** Who a cookie is for a process that remembers nothing yet. */
  authenticateAnew: IdentityModule['authenticate'];
};

const createBrowser = (module: IdentityModule, db: TestDatabase, clock: FixedClock): Browser => {
  const run = createRunner(db.app, clock);
  const cookies = new Map<string, string>();
  return {
    cookies,
    call: async <I extends z.ZodType, O extends z.ZodType>(contract: Contract<I, O>, input: z.input<I>) => {
      const operation = module.operations.find((one) => one.contract.name === contract.name);
      if (!operation) throw new Error(`no operation ${contract.name}`);
      const signedIn = await module.authenticate(cookies.get(SESSION_COOKIE));
      const answer = await run(operation, signedIn?.actor ?? null, input, {
        requestId: 'test',
        address: '192.0.2.7',
        userAgent: 'vitest',
        locale: 'vi',
        cookies: Object.fromEntries(cookies),
        setCookie: (name, value) => {
          if (value === null) cookies.delete(name);
          else cookies.set(name, value);
        },
      });
      return answer as z.output<O>;
    },
  };
};

const searchable = (name: string): [folded: string, canonical: string] => {
  const parts = syllables(name);
  return [parts.map((part) => ` ${part.folded}`).join(''), parts.map((part) => ` ${part.exact}`).join('')];
};

/** The same people in the directory's tables, which lists of accounts read. */
const plantDirectory = async (db: TestDatabase, people: readonly Person[]): Promise<void> => {
  const always = "tstzrange('2025-07-01', null)";
  for (const id of [AGENCY, OTHER_AGENCY]) {
    await db.owner.query(
      `insert into organization.agency (id, key, kind, name, short_name, name_en, abbreviation, letterhead_name, place,
        ordinal, valid, folded, canonical)
       values ($1, $1::uuid::text, 'department', 'Sở Nội vụ', 'Sở Nội vụ', 'Home Affairs', 'SNV', 'SỞ NỘI VỤ', 'Bắc Ninh', 1, ${always}, '', '')`,
      [id],
    );
    await db.owner.query(
      `insert into organization.unit (id, agency_id, name, name_en, abbreviation, kind, ordinal, valid, folded, canonical)
       values ($1::uuid, $1::uuid, 'Văn phòng', 'Office', 'VP', 'office', 1, ${always}, '', '')`,
      [id],
    );
  }
  for (const { id, positions } of people)
    for (const [ordinal, one] of positions.entries()) {
      await db.owner.query(
        `insert into organization.position (id, agency_id, unit_id, title, rank, roles, ordinal, valid, folded, canonical)
         values ($1, $2::uuid, $2::uuid, $3, 'member', $4, $5, ${always}, '', '')`,
        [one.positionId, one.agencyId, one.title, one.roles, ordinal],
      );
      await db.owner.query(
        `insert into organization.holding (id, person_id, position_id, acting, valid) values ($1, $2, $3, false, ${always})`,
        [randomUUID(), id, one.positionId],
      );
    }
};

export const testIdentity = async (): Promise<TestIdentity> => {
  const db = await testDatabase();
  const clock = fixedClock('2026-11-24T08:00:00+07:00');
  const people = makePeople();
  const everybody = Object.values(people);
  for (const { id, name } of everybody) {
    await db.owner.query(
      `insert into organization.person (id, name, demo, created_at, folded, canonical) values ($1, $2, true, $3, $4, $5)`,
      [id, name, clock.now().toString(), ...searchable(name)],
    );
  }
  await plantDirectory(db, everybody);
  const options: IdentityOptions = {
    database: db.app,
    clock,
    masterSecret: 'the master secret of a test',
    webAuthn: { rpId: 'kinhbac.test', origins: [ORIGIN] },
    demoPassword: PASSWORD,
    policies: () => identityPolicies,
    positions: {
      positionsOf: async (_, personId) => everybody.find((one) => one.id === personId)?.positions ?? [],
      personName: async (_, personId) => everybody.find((one) => one.id === personId)?.name ?? null,
    },
  };
  const module = createIdentityModule(options);
  await inTransaction(db.app, (tx) =>
    seedAccounts(tx, {
      people: everybody.map(({ id, username }) => ({ personId: id, username })),
      demoSignIns: [people.an, people.binh, people.quan, people.tinh].map(({ id, username }) => ({
        personId: id,
        username,
        password: PASSWORD,
      })),
      now: clock.now(),
    }),
  );
  return {
    db,
    clock,
    module,
    people,
    browser: () => createBrowser(module, db, clock),
    authenticateAnew: (token) => createIdentityModule(options).authenticate(token),
  };
};
