import type pg from 'pg';
import { ensureLedger } from '../../db/migrate.ts';
import type { SchemaSource } from './schema-source.ts';

/** Runs the texts inside the caller's transaction, and makes the session as plain as a fresh one again. */
export async function buildStructure(client: pg.Client, { migrations, jobs }: SchemaSource): Promise<void> {
  await ensureLedger(client);
  for (const { sql } of migrations) await client.query(sql);
  if (jobs) await client.query(jobs.sql);
  // The texts may have set limits or paths for their own transaction, and rows of theirs may wait for a check.
  await client.query(`set constraints all immediate; set local idle_in_transaction_session_timeout = 0;
    set local lock_timeout = 0; set local statement_timeout = 0; set local search_path = public; set local timezone = 'UTC';
    set local datestyle = 'ISO'; set local intervalstyle = 'postgres'; set local row_security = off`);
}
