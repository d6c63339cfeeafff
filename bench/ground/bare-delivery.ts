import { randomBytes } from 'node:crypto';
import { mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';

/** The rows of one issued document, table by table, with the condition that finds them. */
const ROWS: ReadonlyArray<readonly [table: string, condition: string]> = [
  ['documents.document', 'id = $1'],
  ['documents.document_file', 'document_id = $1'],
  ['documents.registration', 'document_id = $1'],
  ['documents.dispatch', 'document_id = $1'],
  ['documents.delivery', 'document_id = $1'],
  ['documents.evidence', 'document_id = $1'],
  ['documents.inbox_entry', 'document_id = $1'],
  ['documents.access', 'document_id = $1'],
  ['documents.grant_event', 'document_id = $1'],
  ['documents.search_entry', 'document_id = $1'],
  ['documents.draft_step', 'draft_id = (select draft_id from documents.document where id = $1)'],
  ['platform.work_item', 'object_id = $1::text'],
  ['platform.event', 'object_id = (select draft_id::text from documents.document where id = $1)'],
];
const bareName = (table: string) => `bare.${table.split('.')[1]}`;

/** Tables with the same columns and indexes, without foreign keys, triggers and row-level security. */
export const makeBareTables = async (owner: pg.Client): Promise<void> => {
  await owner.query('create schema bare');
  for (const [table] of ROWS)
    await owner.query(`create table ${bareName(table)} (like ${table} including all excluding generated)`);
};

/** The rows as they lie in memory of a program that has no rules: as one JSON parameter a table. */
export const rowsOf = async (owner: pg.Client, documentId: string): Promise<string[]> => {
  const all: string[] = [];
  for (const [table, condition] of ROWS) {
    const { rows } = await owner.query<{ rows: string }>(
      `select coalesce(json_agg(t), '[]')::text as rows from ${table} t where ${condition}`,
      [documentId],
    );
    all.push(rows[0]?.rows ?? '[]');
  }
  return all;
};

const keepFile = async (dir: string, bytes: Buffer): Promise<void> => {
  const name = randomBytes(16).toString('hex');
  const file = await open(join(dir, `${name}.new`), 'wx');
  await file.writeFile(bytes);
  await file.sync();
  await file.close();
  await rename(join(dir, `${name}.new`), join(dir, name));
  const folder = await open(dir, 'r');
  await folder.sync();
  await folder.close();
};

/** The file synced to the disk, the same rows in one transaction, one NOTIFY, committed. Answers milliseconds. */
export const deliverBare = async (
  client: pg.Client,
  dir: string,
  bytes: Buffer,
  rows: readonly string[],
): Promise<number> => {
  await mkdir(dir, { recursive: true });
  const begun = performance.now();
  await keepFile(dir, bytes);
  await client.query('begin');
  for (const [index, [table]] of ROWS.entries()) {
    const bare = bareName(table);
    await client.query({
      name: bare,
      text: `insert into ${bare} overriding system value select * from json_populate_recordset(null::${bare}, $1::json)`,
      values: [rows[index]],
    });
  }
  await client.query(`select pg_notify('bench', 'arrived')`);
  await client.query('commit');
  return performance.now() - begun;
};

export const emptyBareTables = async (owner: pg.Client): Promise<void> => {
  await owner.query(`truncate ${ROWS.map(([table]) => bareName(table)).join(', ')}`);
};
