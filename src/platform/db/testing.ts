import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { createListener, type Listener } from './listener.ts';
import { closePool, createKysely, createPool } from './pool.ts';
import { APP_ROLE } from './roles.ts';
import type {} from './testing/global-setup.ts';
import { administer, startTestServer, type TestServer, withDatabase } from './testing/test-server.ts';
import type { Database } from './tx.ts';

export interface TestDatabase {
  /** Typed queries as `kinhbac_app`, with all its limits. */
  app: Database;
  pool: pg.Pool;
  /** The owner's connections, for fixtures and for looking behind row-level security. */
  owner: pg.Pool;
  appUrl: string;
  ownerUrl: string;
  listen: Listener['listen'];
  close(): Promise<void>;
}

let own: Promise<TestServer> | undefined;

/**
 * A migrated database of its own for one test file, copied from the run's template.
 * Call it in `beforeAll` (or at the top of the file) and `close()` in `afterAll`.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const { templateUrl, appPassword } = await findServer();
  const template = new URL(templateUrl).pathname.slice(1);
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const rootUrl = withDatabase(templateUrl, 'postgres');
  await administer(rootUrl, `create database ${name} template ${template}`);
  const ownerUrl = withDatabase(templateUrl, name);
  const appUrl = new URL(ownerUrl);
  appUrl.username = APP_ROLE;
  appUrl.password = appPassword;
  const ignore = () => {};
  const pool = createPool(appUrl.href, ignore, 10);
  const owner = new pg.Pool({ connectionString: ownerUrl, max: 4 });
  owner.on('error', ignore);
  const listener = createListener(appUrl.href, ignore);
  const app = createKysely(pool);
  const close = async () => {
    await Promise.all([listener.close(), closePool(app, pool), owner.end()]);
    await administer(rootUrl, `drop database if exists ${name} with (force)`);
  };
  return { app, pool, owner, appUrl: appUrl.href, ownerUrl, listen: listener.listen, close };
}

/** The run's server, or one started here when vitest runs without the global set-up. */
function findServer(): Promise<TestServer> {
  const provided: TestServer | undefined = inject('testServer');
  if (provided) return Promise.resolve(provided);
  own ??= startTestServer();
  return own;
}
