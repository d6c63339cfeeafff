import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import type pg from 'pg';
import { getConstructionPlans } from 'pg-boss';
import { JOBS_SCHEMA } from '../../jobs/definition.ts';
import { upkeepError } from '../errors.ts';

/** The texts that build the database's structure again, in their order. They travel with the backup. */
export interface SchemaSource {
  migrations: { module: string; file: string; sql: string }[];
  /** pg-boss builds its own schema; null while the program has no jobs. */
  jobs: { version: number; sql: string } | null;
}

export interface MigrationFolder {
  readonly module: string;
  readonly dir: URL;
}

/**
 * The applied migrations with their texts, each compared with the hash that was recorded when it ran.
 * @param earlierJobs finds the text for a version of pg-boss's schema in an earlier backup
 * @throws upkeep.schema-unknown when this program lacks a text, as after the program was exchanged
 */
export async function readSchemaSource(
  client: pg.ClientBase,
  folders: readonly MigrationFolder[],
  earlierJobs: (version: number) => Promise<string | undefined>,
): Promise<SchemaSource> {
  const { rows } = await client.query<{ module: string; file: string; sha256: Buffer }>(
    'select module, file, sha256 from platform.migration',
  );
  const applied = new Map(rows.map((row) => [`${row.module}/${row.file}`, row.sha256]));
  const migrations: SchemaSource['migrations'] = [];
  for (const { module, dir } of folders) {
    for (const file of await sqlFiles(dir)) {
      const sha256 = applied.get(`${module}/${file}`);
      if (!sha256) continue;
      const sql = await readFile(new URL(file, dir), 'utf8');
      if (!createHash('sha256').update(sql).digest().equals(sha256))
        throw unknown(`${module}/${file} đã khác / differs`);
      applied.delete(`${module}/${file}`);
      migrations.push({ module, file, sql });
    }
  }
  const [missing] = applied.keys();
  if (missing !== undefined) throw unknown(`thiếu / missing ${missing}`);
  return { migrations, jobs: await readJobsSource(client, earlierJobs) };
}

/** Schemas that the backup holds: each module has one of its own name, and pg-boss has one. */
export const schemasOf = ({ migrations, jobs }: SchemaSource): string[] => [
  ...new Set(['platform', ...migrations.map(({ module }) => module)]),
  ...(jobs ? [JOBS_SCHEMA] : []),
];

async function readJobsSource(
  client: pg.ClientBase,
  earlier: (version: number) => Promise<string | undefined>,
): Promise<SchemaSource['jobs']> {
  const { rows } = await client.query<{ there: boolean }>('select to_regclass($1) is not null as there', [
    `${JOBS_SCHEMA}.version`,
  ]);
  if (!rows[0]?.there) return null;
  const stored = await client.query<{ version: number }>(`select version from ${JOBS_SCHEMA}.version`);
  const version = Number(stored.rows[0]?.version);
  const own = constructionOf(getConstructionPlans(JOBS_SCHEMA));
  if (own.version === version) return { version, sql: own.sql };
  const sql = await earlier(version);
  if (sql === undefined) throw unknown(`pg-boss ${version} ≠ ${own.version}`);
  return { version, sql };
}

/** pg-boss's own text without its transaction and time limits: a restore has one transaction for everything. */
function constructionOf(text: string): { version: number; sql: string } {
  const sql = text.replace(/^\s*BEGIN;/, '').replace(/COMMIT;?\s*$/, '');
  const version = Number(/insert into \w+\.version\s*\(version\)\s*values\s*\('?(\d+)/i.exec(sql)?.[1]);
  return { version, sql };
}

async function sqlFiles(dir: URL): Promise<string[]> {
  const names = await readdir(dir).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return names.filter((name) => name.endsWith('.sql')).sort();
}

const unknown = (reason: string) => upkeepError('schema-unknown', { reason });
