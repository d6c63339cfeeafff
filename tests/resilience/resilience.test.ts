import { appendFile, chmod, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { expect, test } from 'vitest';
import { type CheckedPaths, checkProvince } from './check.ts';
import { lineOf } from './report.ts';
import { runResilience } from './run.ts';

/** A short form; `npm run -s resilience -- --kills 1000` is the long one. */
const KILLS = Number(process.env['RESILIENCE_KILLS'] ?? 10);
const SEED = 20_261_124;

/** Faults that no kill may cause, made by hand: the checker must see each of them. */
const plantFaults = async (owner: pg.Client, { filesDir, journalPath }: CheckedPaths): Promise<void> => {
  await owner.query(`set session_replication_role = replica`);
  await owner.query(
    'update documents.register_book set last_no = last_no + 1 where id = (select id from documents.register_book limit 1)',
  );
  await owner.query(
    `delete from documents.document where id = (select document_id from documents.delivery order by document_id limit 1)`,
  );
  await owner.query(
    `insert into documents.draft_step (draft_id, n, act, version, person_id, position_id, at)
     select draft_id, n + 100, act, version, person_id, position_id, at from documents.draft_step where act = 'sign' limit 1`,
  );
  await owner.query(`set session_replication_role = origin`);
  const lost = { documentId: crypto.randomUUID(), registrationId: crypto.randomUUID(), no: 999 };
  const told = [
    { n: 1_000_000, state: 'intended', act: 'register-incoming', agencyId: crypto.randomUUID(), input: lost },
    { n: 1_000_000, state: 'acknowledged', how: 'answered', answer: lost },
  ];
  await appendFile(journalPath, told.map((line) => `${JSON.stringify(line)}\n`).join(''));
  const stored = await readdir(filesDir, { recursive: true, withFileTypes: true });
  for (const { name, parentPath } of stored.filter((entry) => entry.isFile() && entry.name.length === 64)) {
    await chmod(join(parentPath, name), 0o600);
    await writeFile(join(parentPath, name), 'other bytes');
  }
};

test('killed in the middle of signing, numbering, delivering and registering, nothing is lost, doubled or orphaned', async () => {
  const report = await runResilience({
    kills: KILLS,
    seed: SEED,
    inspect: async (owner, paths) => {
      await plantFaults(owner, paths);
      const seen = await checkProvince(owner, paths);
      expect(seen.gaps.length, 'a counter ahead of its entries').toBeGreaterThan(0);
      expect(seen.lost.join('\n')).toContain('register-incoming #1000000');
      expect(seen.orphans.join('\n')).toContain('delivery without document');
      expect(seen.orphans.join('\n')).toContain('has other bytes');
      expect(seen.doubled.join('\n')).toContain('a step of a draft');
      expect(seen.chain.length).toBeGreaterThan(0);
    },
  });
  console.log(lineOf(report));
  expect(report.failures).toEqual([]);
  expect(report.faults).toEqual({ lost: [], doubled: [], gaps: [], orphans: [], chain: [] });
  expect(report).toMatchObject({ kills: KILLS, log: 'clean', pass: true });
  expect(report.histogram.killsInsideWritingTransactions).toBeGreaterThan(0);
  expect(report.counted['acknowledged']).toBeGreaterThan(KILLS);
});
