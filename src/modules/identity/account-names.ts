import { inProgramStep } from '../../platform/access/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { SEED_STEP } from './policy.ts';

/** Who has these sign-in names, so that a name is not given twice. Names that nobody has are left out. */
export const holdersOfNames = (tx: Tx, usernames: readonly string[]): Promise<ReadonlyMap<string, string>> =>
  inProgramStep(tx, SEED_STEP, async () => {
    if (usernames.length === 0) return new Map();
    const rows = await tx
      .selectFrom('identity.account')
      .select(['username', 'person_id'])
      .where('username', 'in', [...new Set(usernames)])
      .execute();
    return new Map(rows.map((row) => [row.username, row.person_id]));
  });

/** The sign-in names of these people; people without an account are left out. */
export const namesOfHolders = (tx: Tx, personIds: readonly string[]): Promise<ReadonlyMap<string, string>> =>
  inProgramStep(tx, SEED_STEP, async () => {
    if (personIds.length === 0) return new Map();
    const rows = await tx
      .selectFrom('identity.account')
      .select(['username', 'person_id'])
      .where('person_id', 'in', [...new Set(personIds)])
      .execute();
    return new Map(rows.map((row) => [row.person_id, row.username]));
  });
