import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import pg from 'pg';
import {
  readOtherSchemas,
  readSequences,
  readStructure,
  readTables,
  type StoredTable,
  structureHash,
} from './catalogue.ts';
import { copyOut } from './copy-stream.ts';
import { findDrift } from './find-drift.ts';
import type { Manifest } from './manifest.ts';
import { type MigrationFolder, readSchemaSource, schemasOf } from './schema-source.ts';
import { type BackupKey, sealInto } from './sealing.ts';

export interface DumpOptions {
  ownerUrl: string;
  setDir: string;
  key: BackupKey;
  migrations: readonly MigrationFolder[];
  earlierJobs: (version: number) => Promise<string | undefined>;
}

type DatabasePart = Pick<
  Manifest,
  'postgres' | 'snapshot' | 'schema' | 'tables' | 'sequences' | 'drift' | 'leftOut'
> & {
  /** What the snapshot knows of the content store. */
  blobs: { sha256: string; size: number }[];
  lastCheckpoint: string;
};

/**
 * Writes every table as it stood at one moment: one repeatable-read transaction, one `COPY` a table. Nobody waits for it
 * and it waits for nobody, except for structure changes. Text format, because it is the same on every version.
 */
export async function dumpDatabase(options: DumpOptions): Promise<DatabasePart> {
  const client = new pg.Client({ connectionString: options.ownerUrl, application_name: 'kinhbac-backup' });
  // Without a listener a connection that breaks would end the process; the query in hand reports it.
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query('begin transaction isolation level repeatable read read only');
    // With these, rows hidden by row-level security are an error, and times and floats are written in one way.
    await client.query(`set local row_security = off; set local timezone = 'UTC'; set local datestyle = 'ISO';
      set local intervalstyle = 'postgres'; set local extra_float_digits = 3; set local idle_in_transaction_session_timeout = 0;
      set local statement_timeout = 0`);
    return await dump(client, options);
  } finally {
    await client.end().catch(() => {});
  }
}

async function dump(client: pg.Client, options: DumpOptions): Promise<DatabasePart> {
  const { rows } = await client.query<{ version: string; major: number; snapshot: string }>(
    `select current_setting('server_version') as version, current_setting('server_version_num')::int / 10000 as major,
      pg_current_snapshot()::text as snapshot`,
  );
  const { version = '', major = 0, snapshot = '' } = rows[0] ?? {};
  const source = await readSchemaSource(client, options.migrations, options.earlierJobs);
  const schemas = schemasOf(source);
  const structure = await readStructure(client, schemas);
  const folder = join(options.setDir, 'database');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const schemaFile = 'database/schema.json.zst.sealed';
  const schema = await sealInto(
    join(options.setDir, schemaFile),
    schemaFile,
    options.key,
    Readable.from([JSON.stringify(source)]),
  );
  const tables: Manifest['tables'] = [];
  for (const table of await readTables(client, schemas)) tables.push(await dumpTable(client, table, options));
  const sequences = await readSequences(client, schemas);
  const blobs = await client.query<{ sha256: string; size: number }>(
    "select encode(sha256, 'hex') as sha256, size::float8 as size from platform.blob order by 1",
  );
  const checkpoint = await client.query<{ last: string }>(
    'select coalesce(max(n), 0)::text as last from platform.checkpoint',
  );
  const leftOut = await readOtherSchemas(client, schemas);
  await client.query('commit');
  const drift = await findDrift(options.ownerUrl, source, structure);
  return {
    postgres: { version, major },
    snapshot,
    schema: { file: schemaFile, ...schema, structure: structureHash(structure) },
    tables,
    sequences,
    drift,
    leftOut,
    blobs: blobs.rows,
    lastCheckpoint: checkpoint.rows[0]?.last ?? '0',
  };
}

async function dumpTable(
  client: pg.Client,
  { schema, name, columns }: StoredTable,
  { setDir, key }: DumpOptions,
): Promise<Manifest['tables'][number]> {
  const file = `database/${schema}.${name}.zst.sealed`;
  const stream = copyOut(client, `copy ${tableName(client, { schema, name, columns })} to stdout`);
  const stored = await sealInto(join(setDir, file), file, key, stream);
  return { schema, name, columns, rows: stream.rows(), file, ...stored };
}

/** `"schema"."table" ("column", …)`, for COPY. */
export function tableName(client: pg.ClientBase, { schema, name, columns }: StoredTable): string {
  const quote = (identifier: string) => client.escapeIdentifier(identifier);
  return `${quote(schema)}.${quote(name)} (${columns.map(quote).join(', ')})`;
}
