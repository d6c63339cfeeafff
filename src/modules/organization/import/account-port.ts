import type { Tx } from '../../../platform/db/index.ts';

/** What the import needs of sign-in accounts, which another module keeps. */
export type AccountPort = {
  /** Makes accounts that wait for activation. */
  open(
    tx: Tx,
    people: ReadonlyArray<{ readonly personId: string; readonly username: string; readonly isAdmin: boolean }>,
    now: Temporal.Instant,
  ): Promise<void>;
  /** Who has these sign-in names: name → person. */
  holdersOfNames(tx: Tx, usernames: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** The sign-in names of these people: person → name. */
  namesOfHolders(tx: Tx, personIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
};
