import pg from 'pg';
import { ensureLedger, type MigrationSource, readMigrations } from '../../db/migrate.ts';
import { upkeepError } from '../errors.ts';
import { countStatements } from './count-statements.ts';

/** A migration that this program has and the database has not. */
export interface PendingMigration {
  name: string;
  statements: number;
  sql: string;
}

/** What an upgrade would run, in its order. */
export async function planUpgrade(ownerUrl: string, sources: readonly MigrationSource[]): Promise<PendingMigration[]> {
  const all = (await Promise.all(sources.map(readMigrations))).flat();
  return withClient(ownerUrl, 'kinhbac-upgrade', async (client) => {
    await ensureLedger(client);
    const { rows } = await client.query<{ name: string }>(
      "select module || '/' || file as name from platform.migration",
    );
    const applied = new Set(rows.map((row) => row.name));
    return all
      .map(({ module, file, sql }) => ({ name: `${module}/${file}`, statements: countStatements(sql), sql }))
      .filter(({ name }) => !applied.has(name));
  });
}

/**
 * Runs everything that is pending on the real rows in one transaction, and undoes it.
 * @throws upkeep.upgrade-would-fail
 */
export async function rehearse(ownerUrl: string, pending: readonly PendingMigration[]): Promise<void> {
  await withClient(ownerUrl, 'kinhbac-rehearsal', async (client) => {
    await client.query('begin');
    for (const { name, sql } of pending) {
      try {
        await client.query(sql);
        await client.query('set constraints all immediate');
      } catch (error) {
        throw upkeepError('upgrade-would-fail', { file: name, reason: (error as Error).message }, error);
      }
    }
    await client.query('rollback');
  });
}

/** A connection of its own for one piece of work; what is left open in it is undone. */
export async function withClient<T>(url: string, name: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: name });
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}
