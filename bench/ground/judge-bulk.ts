import type pg from 'pg';
import { type Findings, noFindings } from '../../tests/resilience/check/findings.ts';
import { checkReferences } from '../../tests/resilience/check/orphans.ts';
import { checkRegisters } from '../../tests/resilience/check/registers.ts';

/** Foreign keys that are broken, asked anew of every constraint, since synthetic rows are written with triggers off. */
const brokenReferences = async (owner: pg.Client): Promise<string[]> => {
  const { rows } = await owner.query<{ child: string; parent: string; name: string; joined: string; filled: string }>(
    `select c.conrelid::regclass::text as child, c.confrelid::regclass::text as parent, c.conname as name,
       string_agg(format('p.%I = c.%I', pa.attname, ca.attname), ' and ') as joined,
       string_agg(format('c.%I is not null', ca.attname), ' and ') as filled
     from pg_constraint c cross join lateral unnest(c.conkey, c.confkey) as k (child_no, parent_no)
       join pg_attribute ca on ca.attrelid = c.conrelid and ca.attnum = k.child_no
       join pg_attribute pa on pa.attrelid = c.confrelid and pa.attnum = k.parent_no
     where c.contype = 'f' and c.conrelid::regclass::text like 'documents.%' group by 1, 2, 3`,
  );
  const broken: string[] = [];
  for (const { child, parent, name, joined, filled } of rows) {
    const answer = await owner.query(
      `select from ${child} c where ${filled} and not exists (select from ${parent} p where ${joined}) limit 1`,
    );
    if (answer.rowCount) broken.push(`${child}: ${name}`);
  }
  return broken;
};

/**
 * Judges everything stored as the checker of the kill runs does: registers, references, what is owed to recipients, and every foreign key.
 * @throws with the first faults; the event log, which synthetic documents do not have, is left out
 */
export const judgeStored = async (owner: pg.Client): Promise<Findings> => {
  const findings = noFindings();
  await checkRegisters(owner, findings);
  await checkReferences(owner, findings, { events: false });
  findings.orphans.push(...(await brokenReferences(owner)));
  const faults = [...findings.gaps, ...findings.orphans, ...findings.lost];
  if (faults.length > 0)
    throw new Error(`${faults.length} faults in the stored data:\n${faults.slice(0, 10).join('\n')}`);
  return findings;
};
