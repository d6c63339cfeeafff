import { sign } from 'node:crypto';
import { sql } from 'kysely';
import type { Clock } from '../clock/index.ts';
import { type Database, inTransaction, type Tx } from '../db/index.ts';
import {
  type CheckpointRow,
  checkpointsAfter,
  endedUpTo,
  insertCheckpoint,
  lastCheckpoint,
  nextTransaction,
} from './checkpoint-rows.ts';
import { eventsError } from './errors.ts';
import { checkpointHash } from './hashing.ts';
import { fromMultirange, toRanges } from './id-ranges.ts';
import { merkleRoot } from './merkle.ts';
import { appendLine, type OutsideLine, readLastLine } from './outside-log.ts';
import type { CheckpointKey } from './signing-key.ts';
import { findUncovered, type HashedEvent, readCovered, WHOLE_LOG } from './stored-events.ts';

export interface CheckpointerOptions {
  db: Database;
  clock: Clock;
  key: CheckpointKey;
  /** The file outside of the database, such as DATA_DIR/checkpoints.log; put it where database people cannot write. */
  outsidePath: string;
}

/** One at a time over all processes of this database. */
const LOCK = 0x6b62_6370;
const EVENTS_PER_CHECKPOINT = 10_000;

/**
 * Covers every finished event that no checkpoint covers yet: root and signature into the database, and the same
 * with all leaves into the outside log. Safe to run at any time, from several processes, and after a crash anywhere.
 * @returns how many checkpoints were made
 * @throws events.outside-log-differs when the database was set back or its chain rewritten
 */
export async function runCheckpoint(options: CheckpointerOptions): Promise<number> {
  for (let made = 0; ; made++) {
    const more = await inTransaction(options.db, (tx) => cover(tx, options), { settings: WHOLE_LOG });
    // The copy goes outside only after the commit, so the outside never knows a checkpoint that was undone.
    await inTransaction(options.db, (tx) => copyOutside(tx, options), { settings: WHOLE_LOG });
    if (!more) return made;
  }
}

/** The order of the four reads matters: what had ended, then the events, then which transactions had begun. */
async function cover(tx: Tx, { clock, key, outsidePath }: CheckpointerOptions): Promise<boolean> {
  await takeTurn(tx);
  await outsideEnd(tx, outsidePath);
  const last = await lastCheckpoint(tx);
  const ended = await endedUpTo(tx);
  const before = BigInt(last?.settled ?? 0);
  const events = await findUncovered(tx, before, EVENTS_PER_CHECKPOINT);
  const highest = events.at(-1)?.id;
  if (highest === undefined) return false;
  const settled = events.length < EVENTS_PER_CHECKPOINT || ended < highest ? ended : highest;
  const fields = {
    n: BigInt(last?.n ?? 0) + 1n,
    at: clock.now().round({ smallestUnit: 'microsecond', roundingMode: 'floor' }),
    events: toRanges(events.map((event) => event.id)),
    eventCount: events.length,
    root: merkleRoot(events.map((event) => event.leaf)),
    settled: settled > before ? settled : before,
    seenXmax: await nextTransaction(tx),
    prevHash: last?.hash ?? Buffer.alloc(32),
  };
  const hash = checkpointHash(fields);
  await insertCheckpoint(tx, { ...fields, hash, signature: sign(null, hash, key.privateKey) });
  return true;
}

async function copyOutside(tx: Tx, { key, outsidePath }: CheckpointerOptions): Promise<void> {
  await takeTurn(tx);
  const end = await outsideEnd(tx, outsidePath);
  for (const row of await checkpointsAfter(tx, end)) {
    await appendLine(outsidePath, outsideLine(row, await readCovered(tx, row.n), key.publicKey));
  }
}

const takeTurn = (tx: Tx) => sql`select pg_advisory_xact_lock(${LOCK})`.execute(tx);

/** The number of the last checkpoint outside ('0' for none), after making sure that it is also ours. */
async function outsideEnd(tx: Tx, path: string): Promise<string> {
  const line = await readLastLine(path);
  if (!line) return '0';
  const { rows } = await sql<{ hash: Buffer }>`select hash from platform.checkpoint where n = ${line.n}`.execute(tx);
  if (rows[0]?.hash.toString('base64') !== line.hash) throw eventsError('outside-log-differs', { path, n: line.n });
  return line.n;
}

function outsideLine(row: CheckpointRow, events: HashedEvent[], publicKey: string): OutsideLine {
  const base64 = (bytes: Buffer) => bytes.toString('base64');
  const leaves = events.map(({ leaf, groups: { who, what, when, data } }) =>
    Buffer.concat([leaf, ...[who, what, when, data].map((group) => group.subarray(0, 4))]),
  );
  return {
    n: row.n,
    at: Temporal.Instant.fromEpochNanoseconds(BigInt(row.at_us) * 1_000n).toString(),
    events: fromMultirange(row.events),
    count: row.event_count,
    root: base64(row.root),
    settled: row.settled,
    seenXmax: row.seen_xmax,
    prev: base64(row.prev_hash),
    hash: base64(row.hash),
    signature: base64(row.signature),
    key: publicKey,
    leaves: base64(Buffer.concat(leaves)),
  };
}
