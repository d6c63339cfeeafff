import { createHash } from 'node:crypto';
import { text } from 'node:stream/consumers';
import pg from 'pg';
import { readTables } from '../backup/catalogue.ts';
import { copyOut } from '../backup/copy-stream.ts';

/** For each table of ours the number of its rows and the hash of all of them in order, as PostgreSQL writes them. */
export async function databaseContents(url: string): Promise<Record<string, string>> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      "select nspname as name from pg_namespace where nspname !~ '^(pg_|information_schema|public)'",
    );
    const schemas = rows.map((row) => row.name);
    const contents: Record<string, string> = {};
    for (const { schema, name } of await readTables(client, schemas)) {
      const lines = (await text(copyOut(client, `copy ${schema}.${name} to stdout`))).split('\n').sort();
      const hash = createHash('sha256').update(lines.join('\n')).digest('hex');
      contents[`${schema}.${name}`] = `${lines.length - 1} ${hash}`;
    }
    return contents;
  } finally {
    await client.end();
  }
}
