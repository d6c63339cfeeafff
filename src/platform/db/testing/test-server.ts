import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { migrationFolders } from '../../../modules.ts';
import { systemClock } from '../../clock/index.ts';
import { launchServer } from '../launcher.ts';
import { type MigrationSource, migrate } from '../migrate.ts';
import { ensureAppRole } from '../roles.ts';

/** What test files need to know of the server of this run. */
export interface TestServer {
  /** Owner's connection string of the template database. */
  templateUrl: string;
  appPassword: string;
}

const TEST_PASSWORD = 'only-for-the-tests-of-one-run';

/**
 * Starts an ephemeral server (or uses TEST_DATABASE_URL, whose user must be a superuser) and migrates a template.
 * @param onFailure hears of a module whose migrations fail; without it the failure is thrown
 */
export async function startTestServer(
  onFailure?: (module: string, error: unknown) => void,
): Promise<TestServer & { stop(): Promise<void> }> {
  const outside = process.env['TEST_DATABASE_URL'];
  const dataDir = await mkdtemp(join(tmpdir(), 'kinhbac-test-'));
  const server = outside ? undefined : await launchServer(dataDir, { ephemeral: true });
  const rootUrl = server?.ownerUrl ?? outside ?? '';
  const template = `kinhbac_template_${process.pid}`;
  const templateUrl = withDatabase(rootUrl, template);
  const stop = async () => {
    if (outside) await administer(rootUrl, `drop database if exists ${template} with (force)`);
    await server?.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    await administer(rootUrl, `create database ${template} template template0`);
    await ensureAppRole(templateUrl, TEST_PASSWORD);
    await migrateAll(templateUrl, migrationFolders(), onFailure);
    return { templateUrl, appPassword: TEST_PASSWORD, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function migrateAll(
  url: string,
  sources: readonly MigrationSource[],
  onFailure?: (module: string, error: unknown) => void,
): Promise<void> {
  for (const source of sources) {
    try {
      await migrate(url, [source], systemClock);
    } catch (error) {
      if (!onFailure) throw error;
      onFailure(source.module, error);
    }
  }
}

/** Runs one statement outside of any test database. */
export async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** The same connection string for another database. */
export function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}
