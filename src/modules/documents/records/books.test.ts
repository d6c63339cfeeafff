import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTransaction, type Tx } from '../../../platform/db/index.ts';
import { type TestDatabase, testDatabase } from '../../../platform/db/testing.ts';
import { type Book, ensureBook, takeNumber } from './books.ts';

const NOW = Temporal.Instant.from('2026-11-24T01:00:00Z');
const person = randomUUID();
const agencyId = randomUUID();
const unit = randomUUID();
const position = randomUUID();
let db: TestDatabase;

beforeAll(async () => {
  db = await testDatabase();
  const always = '[2025-07-01,)';
  await db.owner.query(
    `insert into organization.agency (id, key, kind, name, short_name, name_en, abbreviation, letterhead_name, place, ordinal,
       valid, folded, canonical)
     values ($1, 'thu', 'department', 'Sở Thử', 'Sở Thử', 'Test', 'ST', 'SỞ THỬ', 'Bắc Ninh', 1, $2, 'so thu', 'sở thử')`,
    [agencyId, always],
  );
  await db.owner.query(
    `insert into organization.unit (id, agency_id, name, name_en, abbreviation, kind, ordinal, valid, folded, canonical)
     values ($1, $2, 'Văn phòng', 'Office', 'VP', 'office', 1, $3, 'van phong', 'văn phòng')`,
    [unit, agencyId, always],
  );
  await db.owner.query(
    `insert into organization.position (id, agency_id, unit_id, title, rank, roles, ordinal, valid, folded, canonical)
     values ($1, $2, $3, 'Văn thư', 'member', '{records-clerk}', 1, $4, 'van thu', 'văn thư')`,
    [position, agencyId, unit, always],
  );
  await db.owner.query(
    `insert into organization.person (id, name, demo, created_at, folded, canonical)
     values ($1, 'Trần Thị Mẫu', true, $2, 'tran thi mau', 'trần thị mẫu')`,
    [person, NOW.toString()],
  );
});
afterAll(() => db.close());

const asClerk = <T>(fn: (tx: Tx) => Promise<T>) =>
  inTransaction(db.app, fn, { settings: { 'app.agency': agencyId, 'app.roles': 'records-clerk' } });

const wishOf = (year: number) => ({ agencyId, direction: 'out', year, issuerId: null }) as const;

const enter = (tx: Tx, book: Book, no: number) =>
  sql`
    insert into documents.number_void (book_id, no, reason, person_id, position_id, at)
    values (${book.id}, ${no}, 'thử', ${person}, ${position}, ${NOW.toString()})`.execute(tx);

test('whatever is undone and however many ask at once, the numbers taken are 1 … n', async () => {
  let year = 2030;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ undone: fc.boolean(), slow: fc.boolean() }), { minLength: 1, maxLength: 12 }),
      async (attempts) => {
        year += 1;
        const take = ({ undone, slow }: (typeof attempts)[number]) =>
          asClerk(async (tx) => {
            const book = await ensureBook(tx, wishOf(year), 'plan', NOW);
            const { no } = await takeNumber(tx, book, NOW);
            if (slow) await sql`select pg_sleep(0.005)`.execute(tx);
            if (undone) throw new Error('undone');
            await enter(tx, book, no);
            return no;
          }).catch(() => 0);
        const taken = (await Promise.all(attempts.map(take))).filter((no) => no > 0).sort((a, b) => a - b);
        expect(taken).toEqual(Array.from({ length: attempts.filter(({ undone }) => !undone).length }, (_, n) => n + 1));
      },
    ),
    { numRuns: 20 },
  );
});

test('a number taken and not entered stops the whole transaction', async () => {
  const lost = asClerk(async (tx) => takeNumber(tx, await ensureBook(tx, wishOf(2029), 'plan', NOW), NOW));
  await expect(lost).rejects.toThrow('was taken and not entered');
});

test('a counter cannot jump, not even by hand', async () => {
  await asClerk(async (tx) => {
    const book = await ensureBook(tx, wishOf(2028), 'plan', NOW);
    await enter(tx, book, (await takeNumber(tx, book, NOW)).no);
  });
  await expect(db.owner.query('update documents.register_book set last_no = last_no + 5')).rejects.toThrow(
    'next number',
  );
  await expect(db.owner.query('update documents.register_book set last_no = 0 where last_no > 0')).rejects.toThrow(
    'next number',
  );
});

test('times within a register never run backwards', async () => {
  await asClerk(async (tx) => {
    const book = await ensureBook(tx, wishOf(2027), 'plan', NOW);
    const later = NOW.add({ hours: 1 });
    await enter(tx, book, (await takeNumber(tx, book, later)).no);
    const { no, at } = await takeNumber(tx, book, NOW);
    await enter(tx, book, no);
    expect(at.toString()).toBe(later.toString());
  });
});
