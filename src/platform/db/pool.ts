import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { DB } from './db.generated.ts';
import { nameStatements } from './named-statements.ts';

/** A civil date stays the text `2026-11-24`: a JavaScript Date would move it by the machine's time zone. */
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

/**
 * The application's pool; `onError` hears of connections that broke: idle ones from the pool, and those held by a transaction from
 * themselves, whose event, unheard, would end the process. The pool replaces both.
 */
export function createPool(appUrl: string, onError: (error: Error) => void, max = 20): pg.Pool {
  const pool = new pg.Pool({ connectionString: appUrl, max, application_name: 'kinhbac' });
  pool.on('error', onError);
  pool.on('connect', (client) => client.on('error', onError));
  pool.on('connect', nameStatements);
  return pool;
}

/** The typed query builder over a pool. */
export function createKysely(pool: pg.Pool): Kysely<DB> {
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });
}

/** Closes both; Kysely ends the pool by itself only when it was ever used. */
export async function closePool(kysely: Kysely<DB>, pool: pg.Pool): Promise<void> {
  await kysely.destroy();
  if (!pool.ended) await pool.end();
}
