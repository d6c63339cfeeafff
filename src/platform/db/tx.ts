import { type IsolationLevel, type Kysely, sql, type Transaction } from 'kysely';
import type { DB } from './db.generated.ts';

declare const txBrand: unique symbol;

/** An open business transaction. Only `inTransaction` makes one, and inside it no other can be opened. */
export type Tx = Transaction<DB> & {
  readonly [txBrand]: true;
  readonly transaction: never;
  readonly startTransaction: never;
};

/** The application's database outside of a transaction. A `Tx` is not accepted in its place. */
export type Database = Kysely<DB> & { readonly [txBrand]?: never };

type Settings = Readonly<{ [name in `app.${string}` | 'statement_timeout' | 'lock_timeout']?: string }>;

export interface TransactionOptions {
  isolation?: IsolationLevel;
  /** Settings for this transaction only: `app.…` is read by row-level security; the time limits are in milliseconds. */
  settings?: Settings;
}

const ATTEMPTS = 5;
/** serialization_failure and deadlock_detected: PostgreSQL undid everything and asks to try again. */
const RETRIED = new Set(['40001', '40P01']);

/**
 * Runs `fn` in one transaction; commits when it answers, undoes everything when it throws. On a serialization
 * failure or deadlock `fn` runs again, so it must have no effect outside of `tx`.
 */
export async function inTransaction<T>(
  db: Database,
  fn: (tx: Tx) => Promise<T>,
  { isolation, settings }: TransactionOptions = {},
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      const builder = db.transaction();
      return await (isolation ? builder.setIsolationLevel(isolation) : builder).execute(async (transaction) => {
        if (settings) await applySettings(transaction, settings);
        return fn(transaction as Tx);
      });
    } catch (error) {
      const code = (error as { code?: unknown }).code;
      if (attempt === ATTEMPTS || typeof code !== 'string' || !RETRIED.has(code)) throw error;
    }
  }
}

async function applySettings(tx: Transaction<DB>, settings: Settings): Promise<void> {
  const calls = Object.entries(settings).map(([name, value]) => {
    if (!/^(app\.[a-z_]+|statement_timeout)$/.test(name)) throw new TypeError(`Not a transaction setting: ${name}`);
    return sql`set_config(${name}, ${value}, true)`;
  });
  if (calls.length > 0) await sql`select ${sql.join(calls)}`.execute(tx);
}
