import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/index.ts';
import { lockedUntil, minutesLocked } from '../rules/lock-out.ts';

const STALE_DAYS = 2;

/**
 * Takes this name's turn until the transaction ends, so that guesses sent side by side count one by one, and tells
 * how many minutes it is still locked (0: free). The same for names that nobody has.
 */
export const lockedMinutes = async (tx: Tx, nameHash: Buffer, now: Temporal.Instant): Promise<number> => {
  await sql`select pg_advisory_xact_lock(${nameHash.readBigInt64BE(0).toString()}::bigint)`.execute(tx);
  const guard = await tx
    .selectFrom('identity.sign_in_guard')
    .select('locked_until')
    .where('username_hash', '=', nameHash)
    .executeTakeFirst();
  const until = guard?.locked_until ?? null;
  return minutesLocked(until && Temporal.Instant.fromEpochMilliseconds(until.getTime()), now);
};

/** Until when these names are locked, by the hash in hex; names that are free are left out. */
export const guessLocks = async (
  tx: Tx,
  nameHashes: readonly Buffer[],
  now: Temporal.Instant,
): Promise<ReadonlyMap<string, Date>> => {
  if (nameHashes.length === 0) return new Map();
  const rows = await tx
    .selectFrom('identity.sign_in_guard')
    .select(['username_hash', 'locked_until'])
    .where('username_hash', 'in', [...nameHashes])
    .where('locked_until', '>', new Date(now.epochMilliseconds))
    .execute();
  return new Map(
    rows.flatMap((row) => (row.locked_until ? [[row.username_hash.toString('hex'), row.locked_until]] : [])),
  );
};

/** Counts a failure and locks when there were too many. Call after `lockedMinutes` in the same transaction. */
export const countFailure = async (tx: Tx, nameHash: Buffer, now: Temporal.Instant): Promise<void> => {
  const at = now.toString();
  const { failed_count: failures } = await tx
    .insertInto('identity.sign_in_guard')
    .values({ username_hash: nameHash, failed_count: 1, locked_until: null, updated_at: at })
    .onConflict((conflict) =>
      conflict
        .column('username_hash')
        .doUpdateSet((row) => ({ failed_count: row('identity.sign_in_guard.failed_count', '+', 1), updated_at: at })),
    )
    .returning('failed_count')
    .executeTakeFirstOrThrow();
  const until = lockedUntil(failures, now);
  if (until)
    await tx
      .updateTable('identity.sign_in_guard')
      .set({ locked_until: until.toString() })
      .where('username_hash', '=', nameHash)
      .execute();
  const stale = new Date(now.subtract({ hours: 24 * STALE_DAYS }).epochMilliseconds);
  await tx.deleteFrom('identity.sign_in_guard').where('updated_at', '<', stale).execute();
};

export const clearFailures = (tx: Tx, nameHash: Buffer) =>
  tx.deleteFrom('identity.sign_in_guard').where('username_hash', '=', nameHash).execute();
