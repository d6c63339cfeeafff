import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { defineOperation } from '../../../platform/operations/index.ts';
import { type Syllable, syllables } from '../../../platform/text/index.ts';
import { readCursor, writeCursor } from '../../../platform/worklist/cursor.ts';
import { momentOfDay } from '../as-of.ts';
import { directoryParts } from './directory-parts.ts';
import { searchDirectoryContract } from './search-directory.contract.ts';

type Row = {
  kind: 'agency' | 'unit' | 'person';
  id: string;
  name: string;
  detail: string;
  agency_id: string;
  agency_name: string;
  unit_id: string | null;
  unit_name: string | null;
  position_id: string | null;
  acting: boolean;
  all_canonical: string;
  tier: number;
  part: number;
  row_key: string;
};

const place = z.tuple([z.string(), z.string(), z.string(), z.string()]);

/** Marks typed must agree, none typed means any; a word may be only begun. */
const holds = (word: Syllable, folded: RawBuilder<unknown>, canonical: RawBuilder<unknown>) =>
  word.exact === word.folded
    ? sql`${folded} like ${`% ${word.folded}%`}`
    : sql`${canonical} like ${`% ${word.exact}%`}`;

const allHold = (words: readonly Syllable[], folded: RawBuilder<unknown>, canonical: RawBuilder<unknown>) =>
  sql.join(
    words.map((word) => holds(word, folded, canonical)),
    sql` and `,
  );

const isExact = (words: readonly Syllable[], canonical: string) =>
  words.every(({ exact }) => `${canonical} `.includes(` ${exact} `));

/**
 * Those whose own name answers come first, then those found by title, unit or agency; agencies before units before people.
 * The order and the page's place are the same columns, so nothing is shown twice or left out.
 */
export const searchDirectory = defineOperation(searchDirectoryContract, async ({ tx, now }, input) => {
  const { asOf, at } = momentOfDay(input.asOf, now);
  const words = syllables(input.q);
  if (words.length === 0) return { asOf, entries: [], nextCursor: null };
  const after = readCursor(input.cursor, place);
  const parts = directoryParts(sql`${at.toString()}::timestamptz`, input.kind);
  const inOwnName = allHold(words, sql`d.folded`, sql`d.canonical`);
  const key = sql`(tier, part, name collate "vi-x-icu", row_key)`;
  const { rows } = await sql<Row>`
    with found as (
      select d.*, case when ${inOwnName} then 0 else 1 end as tier
      from (${parts}) d
      where ${allHold(words, sql`d.all_folded`, sql`d.all_canonical`)}
        and ${input.agencyId === undefined ? sql`true` : sql`d.agency_id = ${input.agencyId}::uuid`}
    )
    select * from found
    where ${after ? sql`${key} > (${after[0]}::int, ${after[1]}::int, ${after[2]}, ${after[3]})` : sql`true`}
    order by tier, part, name collate "vi-x-icu", row_key limit ${input.limit + 1}`.execute(tx);
  const page = rows.slice(0, input.limit);
  const last = rows.length > input.limit ? page.at(-1) : undefined;
  return {
    asOf,
    entries: page.map((row) => ({
      kind: row.kind,
      id: row.id,
      name: row.name,
      detail: row.detail,
      agencyId: row.agency_id,
      agencyName: row.agency_name,
      unitId: row.unit_id,
      unitName: row.unit_name,
      positionId: row.position_id,
      acting: row.acting,
      match: isExact(words, row.all_canonical) ? ('exact' as const) : ('folded' as const),
    })),
    nextCursor: last ? writeCursor([String(last.tier), String(last.part), last.name, last.row_key]) : null,
  };
});
