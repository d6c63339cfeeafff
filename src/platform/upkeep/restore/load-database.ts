import { join } from 'node:path';
import pg from 'pg';
import { ensureAppRole } from '../../db/roles.ts';
import { buildStructure } from '../backup/build-structure.ts';
import { readStructure, readTables, type StoredTable, structureHash } from '../backup/catalogue.ts';
import { copyIn } from '../backup/copy-stream.ts';
import { tableName } from '../backup/dump-database.ts';
import type { Manifest } from '../backup/manifest.ts';
import { type SchemaSource, schemasOf } from '../backup/schema-source.ts';
import { type BackupKey, openSealed, readSealed } from '../backup/sealing.ts';
import { upkeepError } from '../errors.ts';

export interface LoadOptions {
  ownerUrl: string;
  appPassword: string;
  setDir: string;
  manifest: Manifest;
  key: BackupKey;
  /** Throw away what of ours the database holds, in the same transaction. */
  replace?: boolean;
}

export interface LoadResult {
  rows: number;
  /** Whether the structure is word for word that of the backup; undefined on another major version of PostgreSQL. */
  sameStructure: boolean | undefined;
}

/**
 * Builds the structure by the backup's own migrations and fills it, in ONE transaction: a kill at any moment leaves an
 * empty database. Foreign keys are made again after the rows, so PostgreSQL checks all of them; triggers rest meanwhile.
 */
export async function loadDatabase(options: LoadOptions): Promise<LoadResult> {
  const { setDir, manifest, key } = options;
  const { file } = manifest.schema;
  const source = JSON.parse((await readSealed(join(setDir, file), file, key)).toString('utf8')) as SchemaSource;
  await ensureAppRole(options.ownerUrl, options.appPassword);
  const client = new pg.Client({ connectionString: options.ownerUrl, application_name: 'kinhbac-restore' });
  client.on('error', () => {});
  await client.connect();
  try {
    const mark = `Restored from ${manifest.set} (${manifest.schema.sha256})`;
    if (!options.replace && (await isFilled(client, schemasOf(source), mark)))
      return { rows: rowsOf(manifest), sameStructure: undefined };
    await client.query('begin');
    if (options.replace) await dropSchemas(client, schemasOf(source));
    await buildStructure(client, source);
    const result = await fill(client, options, schemasOf(source));
    await client.query(`comment on schema platform is ${client.escapeLiteral(mark)}`);
    await client.query('commit');
    await client.query('analyze');
    return result;
  } finally {
    await client.end().catch(() => {});
  }
}

/**
 * Whether an earlier run, cut off after its commit, has already loaded this very set.
 * @throws upkeep.target-database-not-empty when the database holds anything else of ours
 */
async function isFilled(client: pg.Client, schemas: readonly string[], mark: string): Promise<boolean> {
  const { rows } = await client.query<{ name: string; said: string | null }>(
    `select nspname::text as name, obj_description(oid, 'pg_namespace') as said from pg_namespace
     where nspname = any ($1) order by nspname <> 'platform'`,
    [schemas],
  );
  const [first] = rows;
  if (first && first.said !== mark) throw upkeepError('target-database-not-empty', { schema: first.name });
  return first !== undefined;
}

const rowsOf = ({ tables }: Manifest): number => tables.reduce((sum, { rows }) => sum + rows, 0);

/** All that the program made, also what a half upgrade added. */
async function dropSchemas(client: pg.Client, schemas: readonly string[]): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select nspname::text as name from pg_namespace where nspname = any ($1)
       or nspname in (select module from platform.migration)`,
    [schemas],
  );
  for (const { name } of rows) await client.query(`drop schema ${client.escapeIdentifier(name)} cascade`);
}

async function fill(client: pg.Client, options: LoadOptions, schemas: readonly string[]): Promise<LoadResult> {
  const { manifest, setDir, key } = options;
  await makeRoom(client, await readTables(client, schemas), manifest.tables);
  const tables = await readTables(client, schemas);
  const names = tables.map((table) => nameOf(client, table));
  const keys = await foreignKeys(client, schemas);
  for (const { owner, name } of keys) await client.query(`alter table ${owner} drop constraint ${name}`);
  for (const name of names) await client.query(`alter table ${name} disable trigger user`);
  if (names.length > 0) await client.query(`truncate ${names.join(', ')}`);
  for (const table of manifest.tables) {
    const stream = copyIn(client, `copy ${tableName(client, table)} from stdin`);
    const path = join(setDir, table.file);
    await openSealed(path, table.file, key, stream);
    if (stream.rows() !== table.rows) {
      const reason = `${stream.rows()} dòng thay vì ${table.rows} / rows instead of ${table.rows}`;
      throw upkeepError('backup-damaged', { place: path, reason });
    }
  }
  for (const { schema, name, last, called } of manifest.sequences) {
    await client.query('select setval($1::regclass, $2, $3)', [nameOf(client, { schema, name }), last, called]);
  }
  for (const { owner, name, definition } of keys)
    await client.query(`alter table ${owner} add constraint ${name} ${definition}`);
  for (const name of names) await client.query(`alter table ${name} enable trigger user`);
  return { rows: rowsOf(manifest), sameStructure: await compareStructure(client, manifest, schemas) };
}

/** Tables and columns that somebody added by hand: no migration makes them, so they come back as text and lose nothing. */
async function makeRoom(
  client: pg.Client,
  built: readonly StoredTable[],
  wanted: readonly StoredTable[],
): Promise<void> {
  for (const table of wanted) {
    const there = built.find(({ schema, name }) => schema === table.schema && name === table.name);
    if (!there) await client.query(`create table ${nameOf(client, table)} ()`);
    const missing = table.columns.filter((column) => !there?.columns.includes(column));
    for (const column of missing)
      await client.query(`alter table ${nameOf(client, table)} add column ${client.escapeIdentifier(column)} text`);
  }
}

/** Foreign keys as PostgreSQL writes them; those of partitions follow their parents. */
async function foreignKeys(client: pg.Client, schemas: readonly string[]) {
  const { rows } = await client.query<{ owner: string; name: string; definition: string }>(
    `select o.conrelid::regclass::text as owner, quote_ident(o.conname) as name, pg_get_constraintdef(o.oid) as definition
     from pg_constraint o join pg_class c on c.oid = o.conrelid join pg_namespace n on n.oid = c.relnamespace
     where o.contype = 'f' and o.conparentid = 0 and n.nspname = any ($1) order by 1, 2`,
    [schemas],
  );
  return rows;
}

async function compareStructure(
  client: pg.Client,
  manifest: Manifest,
  schemas: readonly string[],
): Promise<boolean | undefined> {
  const { rows } = await client.query<{ major: number }>(
    "select current_setting('server_version_num')::int / 10000 as major",
  );
  if (rows[0]?.major !== manifest.postgres.major) return undefined;
  return structureHash(await readStructure(client, schemas)) === manifest.schema.structure;
}

const nameOf = (client: pg.ClientBase, { schema, name }: { schema: string; name: string }) =>
  `${client.escapeIdentifier(schema)}.${client.escapeIdentifier(name)}`;
