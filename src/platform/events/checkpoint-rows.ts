import { sql } from 'kysely';
import type { Tx } from '../db/index.ts';
import type { CheckpointFields } from './hashing.ts';
import { toMultirange } from './id-ranges.ts';

/** A checkpoint as its row says. */
export interface CheckpointRow {
  n: string;
  at_us: string;
  events: string;
  event_count: number;
  root: Buffer;
  settled: string;
  seen_xmax: string;
  prev_hash: Buffer;
  hash: Buffer;
  signature: Buffer;
}

const COLUMNS = sql`n, (extract(epoch from at) * 1000000)::bigint as at_us, events::text as events, event_count, root,
  settled, seen_xmax, prev_hash, hash, signature`;

export async function lastCheckpoint(tx: Tx): Promise<CheckpointRow | undefined> {
  const select = sql<CheckpointRow>`select ${COLUMNS} from platform.checkpoint order by n desc limit 1`;
  return (await select.execute(tx)).rows[0];
}

export async function checkpointsAfter(tx: Tx, n: string): Promise<CheckpointRow[]> {
  return (await sql<CheckpointRow>`select ${COLUMNS} from platform.checkpoint where n > ${n} order by n`.execute(tx))
    .rows;
}

export async function checkpointCovering(tx: Tx, eventId: string): Promise<CheckpointRow | undefined> {
  const select = sql<CheckpointRow>`
    select ${COLUMNS} from platform.checkpoint where upper(events) > ${eventId} and events @> ${eventId}::bigint`;
  return (await select.execute(tx)).rows[0];
}

export async function insertCheckpoint(
  tx: Tx,
  fields: CheckpointFields & { hash: Buffer; signature: Buffer },
): Promise<void> {
  await sql`
    insert into platform.checkpoint
      (n, at, events, event_count, root, settled, seen_xmax, prev_hash, hash, signature)
    values (${fields.n}, ${fields.at.toString()}, ${toMultirange(fields.events)}::int8multirange, ${fields.eventCount},
      ${fields.root}, ${fields.settled}, ${fields.seenXmax}, ${fields.prevHash}, ${fields.hash}, ${fields.signature})
  `.execute(tx);
}

/** How many of the newest checkpoints are asked whether they have settled. */
const LOOK_BACK = 1_000;

/**
 * The last event of the newest checkpoint whose contemporaries have all ended: no event at or below it can still
 * appear. A transaction number from the future was given by another cluster, before a restore, so it has ended too.
 */
export async function endedUpTo(tx: Tx): Promise<bigint> {
  const { rows } = await sql<{ ended: string }>`
    select coalesce(max(upper(c.events) - 1), 0)::text as ended
    from (select events, seen_xmax from platform.checkpoint order by n desc limit ${LOOK_BACK}) as c
    where c.seen_xmax <= pg_snapshot_xmin(pg_current_snapshot())::text::bigint
      or c.seen_xmax > pg_snapshot_xmax(pg_current_snapshot())::text::bigint`.execute(tx);
  return BigInt(rows[0]?.ended ?? 0);
}

/** The first transaction number not yet given out. */
export async function nextTransaction(tx: Tx): Promise<bigint> {
  const select = sql<{ xmax: string }>`select pg_snapshot_xmax(pg_current_snapshot())::text as xmax`;
  return BigInt((await select.execute(tx)).rows[0]?.xmax ?? 0);
}
