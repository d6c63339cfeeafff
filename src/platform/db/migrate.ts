import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import pg from 'pg';
import type { Clock } from '../clock/index.ts';
import { dbError } from './errors.ts';

/** Where one module keeps its numbered SQL files. */
export interface MigrationSource {
  module: string;
  dir: URL;
}

export interface Migration {
  module: string;
  file: string;
  sql: string;
  sha256: Buffer;
}

/** One number for everybody who migrates, so that two starting programs take turns. */
const LOCK = 0x6b62_6d69;
const FILE_NAME = /^\d{4}-[a-z0-9-]+\.sql$/;

/**
 * Applies what is missing, module by module in the order given, each file in its own transaction.
 * @param ownerUrl connects as the role that owns all schemas
 * @throws db.migration-changed, db.migration-unknown, db.migration-failed
 */
export async function migrate(
  ownerUrl: string,
  sources: readonly MigrationSource[],
  clock: Clock,
  log: (line: string) => void = () => {},
): Promise<void> {
  const wanted = (await Promise.all(sources.map(readMigrations))).flat();
  const client = new pg.Client(ownerUrl);
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await ensureLedger(client);
    const applied = await readLedger(client);
    refuseUnknown(applied, wanted, new Set(sources.map((source) => source.module)));
    for (const migration of wanted) {
      const known = applied.get(keyOf(migration));
      if (known === undefined) {
        await apply(client, migration, clock);
        log(`${migration.module}/${migration.file}`);
      } else if (!known.equals(migration.sha256)) {
        throw dbError('migration-changed', { file: keyOf(migration) });
      }
    }
  } finally {
    await client.end();
  }
}

/** The module's SQL files in the order of their numbers; a module without the folder has none. */
export async function readMigrations({ module, dir }: MigrationSource): Promise<Migration[]> {
  const names = await readdir(dir).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const files = names.filter((name) => FILE_NAME.test(name)).sort();
  return Promise.all(
    files.map(async (file) => {
      const sql = await readFile(new URL(file, dir), 'utf8');
      return { module, file, sql, sha256: createHash('sha256').update(sql).digest() };
    }),
  );
}

const keyOf = ({ module, file }: { module: string; file: string }) => `${module}/${file}`;

async function apply(client: pg.Client, migration: Migration, clock: Clock): Promise<void> {
  try {
    await client.query('begin');
    await client.query(migration.sql);
    await client.query('insert into platform.migration (module, file, sha256, applied_at) values ($1, $2, $3, $4)', [
      migration.module,
      migration.file,
      migration.sha256,
      clock.now().toString(),
    ]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    const reason = error instanceof Error ? error.message : String(error);
    throw dbError('migration-failed', { file: keyOf(migration), reason }, error);
  }
}

/** The ledger must stand before the first migration, so it is the one table made here. */
export async function ensureLedger(client: pg.Client): Promise<void> {
  await client.query(`
    create schema if not exists platform;
    create table if not exists platform.migration (
      module text not null,
      file text not null,
      sha256 bytea not null,
      applied_at timestamptz not null,
      primary key (module, file)
    );
    comment on table platform.migration is 'Which SQL file of which module was applied, and its content at that time';
    comment on column platform.migration.module is 'Module that the file belongs to';
    comment on column platform.migration.file is 'Name of the file in the module''s migrations folder';
    comment on column platform.migration.sha256 is 'SHA-256 of the file as applied; a changed file is refused';
    comment on column platform.migration.applied_at is 'When it was applied';
  `);
}

async function readLedger(client: pg.Client): Promise<Map<string, Buffer>> {
  const { rows } = await client.query<{ module: string; file: string; sha256: Buffer }>(
    'select module, file, sha256 from platform.migration',
  );
  return new Map(rows.map((row) => [keyOf(row), row.sha256]));
}

function refuseUnknown(applied: Map<string, Buffer>, wanted: Migration[], modules: Set<string>): void {
  const known = new Set(wanted.map(keyOf));
  for (const key of applied.keys()) {
    if (!known.has(key) && modules.has(key.split('/')[0] ?? '')) throw dbError('migration-unknown', { file: key });
  }
}
