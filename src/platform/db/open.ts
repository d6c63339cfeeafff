import type pg from 'pg';
import type { Clock } from '../clock/index.ts';
import { makeWritable } from './data-dir.ts';
import { launchServer } from './launcher.ts';
import { createListener, type Listener } from './listener.ts';
import { type MigrationSource, migrate } from './migrate.ts';
import { closePool, createKysely, createPool } from './pool.ts';
import { ensureAppRole } from './roles.ts';
import { ensureSecrets } from './secrets.ts';
import type { Database } from './tx.ts';

export interface OpenOptions {
  /** Holds the embedded server's files and the secrets; made when missing. */
  dataDir: string;
  /** An outside PostgreSQL (15 or newer); when given nothing is started. Its user must own the database. */
  url?: string;
  clock: Clock;
  logger: { error(details: object, message: string): void };
  migrations: readonly MigrationSource[];
  /** Hears one line a step, for the progress shown at the first start. */
  log?: (line: string) => void;
}

export interface OpenDatabase {
  /** Typed queries as `kinhbac_app`. */
  app: Database;
  /** The same connections without types, for hot paths. */
  pool: pg.Pool;
  /** Connection string of `kinhbac_app`, for libraries that open their own connections. Secret. */
  appUrl: string;
  /** Connection string of the owner, for schema changes at the start only. Secret. */
  ownerUrl: string;
  listen: Listener['listen'];
  /** Closes all connections, then stops the embedded server. */
  close(): Promise<void>;
}

/** Starts (or reaches) PostgreSQL, migrates it, and opens the application's pool. */
export async function openDatabase(options: OpenOptions): Promise<OpenDatabase> {
  const { dataDir, clock, logger, log = () => {} } = options;
  await makeWritable(dataDir);
  const server = options.url === undefined ? await launchServer(dataDir) : undefined;
  try {
    const ownerUrl = server?.ownerUrl ?? options.url ?? '';
    const appUrl = await ensureAppRole(ownerUrl, (await ensureSecrets(dataDir)).databaseAppPassword);
    await migrate(ownerUrl, options.migrations, clock, log);
    const onError = (error: Error) => logger.error({ err: error }, 'database connection lost');
    const pool = createPool(appUrl, onError);
    const listener = createListener(appUrl, onError);
    const app = createKysely(pool);
    const close = async () => {
      await listener.close();
      await closePool(app, pool);
      await server?.stop();
    };
    return { app, pool, appUrl, ownerUrl, listen: listener.listen, close };
  } catch (error) {
    await server?.stop();
    throw error;
  }
}
