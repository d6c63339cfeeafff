import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/index.ts';

/** Rows in one statement. */
const BATCH = 4_000;

/**
 * Many rows at once, as one JSON parameter; rows already there stay as they are, so it can run again after a kill.
 * @param columns names and SQL types
 */
export const insertRows = async <C extends Readonly<Record<string, string>>>(
  tx: Tx,
  table: `organization.${string}`,
  columns: C,
  rows: ReadonlyArray<{ readonly [K in keyof C]: unknown }>,
): Promise<void> => {
  const names = Object.keys(columns);
  const list = sql.join(names.map((name) => sql.id(name)));
  const typed = sql.join(names.map((name) => sql`${sql.id(name)} ${sql.raw(columns[name] ?? '')}`));
  for (let start = 0; start < rows.length; start += BATCH) {
    const batch = JSON.stringify(rows.slice(start, start + BATCH));
    await sql`insert into ${sql.table(table)} (${list})
      select ${list} from jsonb_to_recordset(${batch}::jsonb) as r (${typed}) on conflict do nothing`.execute(tx);
  }
};
