import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import type { Findings } from './findings.ts';

const pathOf = (dir: string, sha256: string) => join(dir, sha256.slice(0, 2), sha256.slice(2, 4), sha256);

/** Each known file is on the disk with the length and hash that it is known by. What lies there unknown is counted only. */
export const checkFiles = async (db: pg.Client, dir: string, findings: Findings): Promise<void> => {
  const { rows } = await db.query<{ sha256: string; size: string }>(
    `select encode(sha256, 'hex') as sha256, size from platform.blob`,
  );
  for (const { sha256, size } of rows) {
    const bytes = await readFile(pathOf(dir, sha256)).catch(() => null);
    if (!bytes) findings.orphans.push(`file ${sha256} is not on the disk`);
    else if (bytes.length !== Number(size) || createHash('sha256').update(bytes).digest('hex') !== sha256)
      findings.orphans.push(`file ${sha256} has other bytes`);
  }
  const known = new Set(rows.map(({ sha256 }) => sha256));
  const there = await readdir(dir, { recursive: true, withFileTypes: true });
  const files = there.filter((entry) => entry.isFile());
  findings.counted['files'] = rows.length;
  findings.counted['filesNobodyRefersTo'] = files.filter(
    ({ name, parentPath }) => !known.has(name) && !parentPath.endsWith('incoming'),
  ).length;
  findings.counted['filesHalfWritten'] = files.filter(({ parentPath }) => parentPath.endsWith('incoming')).length;
};

/** What the leader signed is how the issued file begins, and the registered hash is the file's. */
export const checkChain = async (db: pg.Client, dir: string, findings: Findings): Promise<void> => {
  const { rows } = await db.query<{ id: string; main: string; approved: string; size: string; signed: string }>(
    `select d.id, encode(d.main_sha256, 'hex') as main, encode(d.approved_sha256, 'hex') as approved, d.approved_size as size,
      encode(f.signed_sha256, 'hex') as signed
     from documents.document d join documents.draft f on f.id = d.draft_id`,
  );
  for (const { id, main, approved, size, signed } of rows) {
    const bytes = await readFile(pathOf(dir, main)).catch(() => Buffer.alloc(0));
    const beginning = bytes.subarray(0, Number(size));
    if (signed !== approved || createHash('sha256').update(beginning).digest('hex') !== approved)
      findings.chain.push(`document ${id} does not begin with the signed bytes`);
  }
};
