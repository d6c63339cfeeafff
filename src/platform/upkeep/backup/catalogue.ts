import { createHash } from 'node:crypto';
import type pg from 'pg';

/** A table with rows of its own (a partition, not its parent), and the columns that are stored and not computed. */
export interface StoredTable {
  schema: string;
  name: string;
  columns: string[];
}

export interface Sequence {
  schema: string;
  name: string;
  /** bigint as text. */
  last: string;
  called: boolean;
}

/** Tables in these schemas, extensions' own left out, in a fixed order. */
export async function readTables(client: pg.ClientBase, schemas: readonly string[]): Promise<StoredTable[]> {
  const { rows } = await client.query<StoredTable>(
    `select n.nspname as schema, c.relname as name,
       coalesce((select array_agg(a.attname::text order by a.attnum) from pg_attribute a
         where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''), '{}') as columns
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname = any ($1)
       and not exists (select 1 from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
     order by 1, 2`,
    [schemas],
  );
  return rows;
}

/** Sequences never go back, so what is read here is at or above every number in the snapshot. */
export async function readSequences(client: pg.ClientBase, schemas: readonly string[]): Promise<Sequence[]> {
  const { rows } = await client.query<{ schema: string; name: string }>(
    'select schemaname as schema, sequencename as name from pg_sequences where schemaname = any ($1) order by 1, 2',
    [schemas],
  );
  const sequences: Sequence[] = [];
  for (const { schema, name } of rows) {
    const value = await client.query<{ last: string; called: boolean }>(
      `select last_value::text as last, is_called as called from ${client.escapeIdentifier(schema)}.${client.escapeIdentifier(name)}`,
    );
    sequences.push({ schema, name, last: value.rows[0]?.last ?? '1', called: value.rows[0]?.called ?? false });
  }
  return sequences;
}

/** Schemas with tables that are neither PostgreSQL's nor among these. */
export async function readOtherSchemas(client: pg.ClientBase, schemas: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select distinct n.nspname::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and n.nspname <> all ($1) and n.nspname !~ '^(pg_|information_schema$)'
       and not exists (select 1 from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
     order by 1`,
    [schemas],
  );
  return rows.map((row) => row.name);
}

const STRUCTURE = `
  select 'column ' || n.nspname || '.' || c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
    || case when a.attnotnull then ' not null' else '' end || ' ' || a.attidentity::text || a.attgenerated::text || ' '
    || coalesce(pg_get_expr(d.adbin, d.adrelid), '') as line
  from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
  where c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped and n.nspname = any ($1)
  union all select 'constraint ' || n.nspname || '.' || c.relname || '.' || o.conname || ' ' || pg_get_constraintdef(o.oid)
  from pg_constraint o join pg_class c on c.oid = o.conrelid join pg_namespace n on n.oid = c.relnamespace
  where o.contype <> 'n' and n.nspname = any ($1)
  union all select 'index ' || pg_get_indexdef(i.indexrelid)
  from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = any ($1)
  union all select 'trigger ' || pg_get_triggerdef(t.oid) || ' ' || t.tgenabled::text
  from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
  where not t.tgisinternal and n.nspname = any ($1)
  union all select 'policy ' || n.nspname || '.' || c.relname || '.' || p.polname || ' ' || p.polcmd::text || ' '
    || coalesce(pg_get_expr(p.polqual, p.polrelid), '') || ' ' || coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '')
  from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = any ($1)
  union all select 'guard ' || n.nspname || '.' || c.relname || ' ' || c.relrowsecurity::text || c.relforcerowsecurity::text
  from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p') and n.nspname = any ($1)
  union all select 'function ' || pg_get_functiondef(p.oid)
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace where p.prokind in ('f', 'p') and n.nspname = any ($1)
    and not exists (select 1 from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
  union all select 'view ' || n.nspname || '.' || c.relname || ' ' || pg_get_viewdef(c.oid)
  from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('v', 'm') and n.nspname = any ($1)`;

/** SHA-256 (hex) of each line of the structure: columns, constraints, indexes, triggers, policies, functions, views. */
export async function readStructure(client: pg.ClientBase, schemas: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await client.query<{ line: string }>(STRUCTURE, [schemas]);
  return new Map(rows.map(({ line }) => [createHash('sha256').update(line).digest('hex'), line]));
}

/** One hash for the whole structure; only servers of the same major version describe themselves in the same words. */
export const structureHash = (structure: ReadonlyMap<string, string>): string =>
  createHash('sha256')
    .update([...structure.keys()].sort().join('\n'))
    .digest('hex');
