import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { buildStructure } from './build-structure.ts';
import { readStructure } from './catalogue.ts';
import { type SchemaSource, schemasOf } from './schema-source.ts';

const PREFIX = 'kinhbac_rehearsal_';

/**
 * Rehearses, in an empty database beside, that the texts build the very structure that is being backed up.
 * @returns lines that only one of the two has (somebody changed the structure by hand); null when the role may make no database
 */
export async function findDrift(
  ownerUrl: string,
  source: SchemaSource,
  structure: ReadonlyMap<string, string>,
): Promise<string[] | null> {
  const owner = new pg.Client(ownerUrl);
  owner.on('error', () => {});
  await owner.connect();
  try {
    const { rows } = await owner.query<{ may: boolean }>(
      'select rolsuper or rolcreatedb as may from pg_roles where rolname = current_user',
    );
    if (!rows[0]?.may) return null;
    await dropLeftovers(owner);
    const name = `${PREFIX}${randomBytes(6).toString('hex')}`;
    await owner.query(`create database ${name} template template0`);
    try {
      const built = await structureOf(ownerUrl, name, source);
      return [...difference(structure, built), ...difference(built, structure)].sort();
    } finally {
      await owner.query(`drop database ${name} with (force)`);
    }
  } finally {
    await owner.end().catch(() => {});
  }
}

/** A backup that was killed may have left its database. */
async function dropLeftovers(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query<{ name: string }>(
    `select datname as name from pg_database d where datname like '${PREFIX}%'
       and not exists (select 1 from pg_stat_activity a where a.datid = d.oid)`,
  );
  for (const { name } of rows) await owner.query(`drop database if exists ${owner.escapeIdentifier(name)}`);
}

async function structureOf(ownerUrl: string, name: string, source: SchemaSource): Promise<Map<string, string>> {
  const url = new URL(ownerUrl);
  url.pathname = `/${name}`;
  const client = new pg.Client(url.href);
  client.on('error', () => {});
  await client.connect();
  try {
    // Never committed: nothing has to reach the disk.
    await client.query('begin');
    await buildStructure(client, source);
    return await readStructure(client, schemasOf(source));
  } finally {
    await client.end().catch(() => {});
  }
}

const difference = (one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): string[] =>
  [...one].filter(([hash]) => !other.has(hash)).map(([, line]) => line);
