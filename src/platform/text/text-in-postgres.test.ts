import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../db/testing.ts';
import { lexemes, parseQuery, tsQueryText } from './index.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

const finds = async (typed: string, text: string, typing = false): Promise<boolean | undefined> => {
  const { rows } = await sql<{ found: boolean }>`
    select array_to_tsvector(${lexemes(text)}::text[]) @@ ${tsQueryText(parseQuery(typed), { typing })}::tsquery as found
  `.execute(db.app);
  return rows[0]?.found;
};
const LETTER = 'V/v triển khai chuyển đổi số, theo Quyết định số 0123/QĐ-UBND; hoà giải ở Đường Lâm';

test.each([
  ['trien khai', true],
  ['chuyển đổi', true],
  ['chuyên đổi', false],
  ['hòa giải', true],
  ['123 qd ubnd', true],
  ['123/QĐ-UBND', true],
  ['124/QĐ-UBND', false],
  ['qd-ubnd', true],
  ['duong lam', true],
  ['dương lâm', false],
])('%s finds the letter: %s', async (typed, expected) => {
  expect(await finds(typed, LETTER)).toBe(expected);
});

test('an unfinished last word finds while typing', async () => {
  expect([await finds('chuyen do', LETTER, true), await finds('chuyen do', LETTER)]).toEqual([true, false]);
});

test('whatever is typed, PostgreSQL reads the query', async () => {
  const hostile = fc.string({
    unit: fc.constantFrom("'", '\\', '|', '&', '!', ':', '*', '(', '<', 'a', 'đ', '1', '/', '-', ' '),
  });
  await fc.assert(
    fc.asyncProperty(hostile, async (typed) => {
      expect(typeof (await finds(typed, LETTER))).toBe('boolean');
    }),
    { numRuns: 60 },
  );
});
