import type pg from 'pg';
import { checkDoubled } from './check/doubled.ts';
import { checkChain, checkFiles } from './check/files.ts';
import { type Findings, noFindings } from './check/findings.ts';
import { checkAcknowledged } from './check/lost.ts';
import { checkReferences } from './check/orphans.ts';
import { readJournal } from './check/read-journal.ts';
import { checkRegisters } from './check/registers.ts';

export type CheckedPaths = { readonly filesDir: string; readonly journalPath: string };

/**
 * Judges a province's data against what its clients were told. Nothing of the product's own code takes part: only SQL,
 * the disk and the clients' journal.
 */
export const checkProvince = async (db: pg.Client, { filesDir, journalPath }: CheckedPaths): Promise<Findings> => {
  const findings = noFindings();
  const entries = await readJournal(journalPath);
  await checkAcknowledged(db, entries, findings);
  await checkDoubled(db, entries, findings);
  await checkRegisters(db, findings);
  await checkReferences(db, findings);
  await checkFiles(db, filesDir, findings);
  await checkChain(db, filesDir, findings);
  return findings;
};
