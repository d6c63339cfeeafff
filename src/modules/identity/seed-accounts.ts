import { randomUUIDv7 } from 'node:crypto';
import { inProgramStep } from '../../platform/access/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { hashPassword } from './credentials/password-hash.ts';
import { SEED_STEP } from './policy.ts';
import { passwordFaults } from './rules/password-rules.ts';

export type DemoSignIn = { readonly username: string; readonly personId: string; readonly password: string };
export type AccountSeed = {
  readonly people: ReadonlyArray<{ readonly personId: string; readonly username: string; readonly isAdmin?: boolean }>;
  /** Sign-ins with a password. Their persons are among `people`; the user name given here wins. */
  readonly demoSignIns: readonly DemoSignIn[];
  readonly now: Temporal.Instant;
  readonly onProgress?: (done: number, total: number) => void;
};

/** Rows in one statement; PostgreSQL takes 65,535 parameters. */
const BATCH = 2_000;

const insertAccounts = async (tx: Tx, seed: AccountSeed): Promise<void> => {
  const demo = new Map(seed.demoSignIns.map((signIn, index) => [signIn.personId, { ...signIn, ordinal: index + 1 }]));
  for (let start = 0; start < seed.people.length; start += BATCH) {
    const rows = seed.people.slice(start, start + BATCH).map((person) => ({
      id: randomUUIDv7(),
      person_id: person.personId,
      username: (demo.get(person.personId)?.username ?? person.username).toLowerCase(),
      is_admin: person.isAdmin ?? false,
      demo_ordinal: demo.get(person.personId)?.ordinal ?? null,
      created_at: seed.now.toString(),
    }));
    await tx
      .insertInto('identity.account')
      .values(rows)
      .onConflict((conflict) => conflict.column('person_id').doNothing())
      .execute();
    seed.onProgress?.(start + rows.length, seed.people.length);
  }
};

const activate = async (tx: Tx, signIn: DemoSignIn, passwordHash: string, now: Temporal.Instant): Promise<void> => {
  const set = { password_hash: passwordHash, password_set_at: now.toString() };
  await tx.updateTable('identity.account').set(set).where('person_id', '=', signIn.personId).execute();
  await tx
    .insertInto('identity.password_history')
    .values({ id: randomUUIDv7(), person_id: signIn.personId, password_hash: passwordHash, set_at: now.toString() })
    .execute();
};

/**
 * Makes an account for everybody; all wait for activation but the demo sign-ins. What is there already stays as it is, so
 * it may run again after an interrupted start. Only passwords cost time, about 30 ms each.
 */
export const seedAccounts = (tx: Tx, seed: AccountSeed): Promise<void> =>
  inProgramStep(tx, SEED_STEP, async () => {
    for (const { password, username } of seed.demoSignIns) {
      const faults = passwordFaults(password, { isAdmin: true, username });
      if (faults.length > 0) throw new Error(`The demo password of ${username} breaks the rules: ${faults.join(', ')}`);
    }
    await insertAccounts(tx, seed);
    const waiting = await tx
      .selectFrom('identity.account')
      .select('person_id')
      .where('demo_ordinal', 'is not', null)
      .where('password_hash', 'is', null)
      .execute();
    const ids = new Set(waiting.map((row) => row.person_id));
    const toActivate = seed.demoSignIns.filter((signIn) => ids.has(signIn.personId));
    const hashes = await Promise.all(toActivate.map((signIn) => hashPassword(signIn.password)));
    for (const [index, signIn] of toActivate.entries()) await activate(tx, signIn, hashes[index] ?? '', seed.now);
  });
