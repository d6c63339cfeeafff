import type pg from 'pg';
import { beginSnapshot, countEvents, readCheckpoints, readEvents, readUncovered } from './database.ts';
import type { Finding, Report } from './findings.ts';
import { type EventRow, GROUPS, hashCheckpoint, hashEvent, leafHash, treeRoot } from './hashes.ts';
import { type Checkpoint, leafAt, type OutsideCheckpoint, readOutside, signedBy, tagAt, ZERO_HASH } from './outside.ts';
import { idsOf, sizeOf } from './ranges.ts';

/** A place whose content is not what the outside log says, and what it should be. */
interface Hole {
  event: string;
  checkpoint: string;
  leaf: Buffer;
}

interface State {
  client: pg.Client;
  findings: Finding[];
  holes: Hole[];
  /** Rows that stand where they should not: altered ones and ones that nothing covers. */
  suspects: EventRow[];
  covered: string[];
}

export interface CheckOptions {
  client: pg.Client;
  outsidePath: string | null;
  /** Public key of the server, when kept apart from the outside log. */
  key?: string;
}

/**
 * Recomputes every leaf, tree, chain and signature from the rows of this moment, and compares them with the outside
 * log, which is believed before the database.
 */
export async function checkLog({ client, outsidePath, key }: CheckOptions): Promise<Report> {
  const state: State = { client, findings: [], holes: [], suspects: [], covered: [] };
  const report = (finding: Finding) => state.findings.push(finding);
  // The file is read before the database's moment, so that the file can only be behind and never ahead.
  const outside: OutsideCheckpoint[] = [];
  if (outsidePath !== null) for await (const line of readOutside(outsidePath, key, report)) outside.push(line);
  await beginSnapshot(client);
  const inside = new Map((await readCheckpoints(client)).map((checkpoint) => [checkpoint.n, checkpoint]));
  for (const line of outside) {
    compareCheckpoint(state, line, inside.get(line.n));
    await compareEvents(state, line);
    inside.delete(line.n);
  }
  const last = outside.at(-1);
  await checkNewer(state, [...inside.values()], last, key ?? last?.key);
  const settled = [last, ...inside.values()].reduce(
    (max, c) => (c && BigInt(c.settled) > max ? BigInt(c.settled) : max),
    0n,
  );
  const pending = await checkUncovered(state, settled);
  explainMoves(state);
  return {
    verdict: state.findings.length === 0 ? 'clean' : 'tampered',
    events: await countEvents(client),
    checkpoints: outside.length + inside.size,
    pending,
    outside: outsidePath === null ? null : { path: outsidePath, checkpoints: outside.length },
    findings: state.findings,
    notes: notesOn(outsidePath, inside.size),
  };
}

const COLUMNS: [column: string, fact: keyof Checkpoint][] = [
  ['at', 'atUs'],
  ['events', 'events'],
  ['event_count', 'count'],
  ['root', 'root'],
  ['settled', 'settled'],
  ['seen_xmax', 'seenXmax'],
  ['prev_hash', 'prev'],
  ['hash', 'hash'],
  ['signature', 'signature'],
];

function compareCheckpoint({ findings }: State, line: OutsideCheckpoint, row: Checkpoint | undefined): void {
  if (!row) {
    findings.push({ kind: 'checkpoint-missing', checkpoint: line.n });
    return;
  }
  const columns = COLUMNS.filter(([, fact]) => row[fact] !== line[fact]).map(([column]) => column);
  if (columns.length > 0) findings.push({ kind: 'checkpoint-changed', checkpoint: line.n, columns });
}

async function compareEvents(state: State, line: OutsideCheckpoint): Promise<void> {
  state.covered.push(line.events);
  const rows = await readEvents(state.client, line.events);
  for (const [i, event] of idsOf(line.events).entries()) {
    const leaf = leafAt(line, i);
    const [row, ...twins] = rows.get(event) ?? [];
    for (const twin of twins) state.findings.push({ kind: 'event-inserted', event: twin.id });
    const hole = { event, checkpoint: line.n, leaf };
    if (!row) {
      state.holes.push(hole);
      state.findings.push({ kind: 'event-missing', event, checkpoint: line.n });
      continue;
    }
    const { groups, digest } = hashEvent(row);
    if (leafHash(event, digest).equals(leaf)) {
      checkStoredDigest(state, row, line.n);
      continue;
    }
    const changed = Object.values(GROUPS).filter((_, g) => !groups[g]?.subarray(0, 4).equals(tagAt(line, i, g)));
    state.holes.push(hole);
    state.suspects.push(row);
    state.findings.push({ kind: 'event-changed', event, checkpoint: line.n, columns: changed.flat() });
  }
}

function checkStoredDigest({ findings }: State, row: EventRow, checkpoint: string | null): void {
  if (hashEvent(row).digest.equals(row.digest)) return;
  findings.push({ kind: 'event-changed', event: row.id, checkpoint, columns: ['digest'] });
}

/** Checkpoints that are not outside yet: they must continue the chain, be signed, and match their rows. */
async function checkNewer(
  state: State,
  checkpoints: Checkpoint[],
  last: OutsideCheckpoint | undefined,
  key: string | undefined,
): Promise<void> {
  let before: Checkpoint | undefined = last;
  for (const checkpoint of checkpoints) {
    const { n } = checkpoint;
    if (BigInt(n) !== BigInt(before?.n ?? 0) + 1n) {
      // Below the end of the outside log nothing new may stand; above it a gap means that one was taken away.
      const inserted = before !== undefined && BigInt(n) <= BigInt(before.n);
      if (inserted) {
        state.findings.push({ kind: 'checkpoint-inserted', checkpoint: n });
        continue;
      }
      state.findings.push({ kind: 'checkpoint-missing', checkpoint: String(BigInt(before?.n ?? 0) + 1n) });
    }
    const columns: string[] = [];
    if (checkpoint.prev !== (before?.hash ?? ZERO_HASH)) columns.push('prev_hash');
    if (hashCheckpoint(checkpoint) !== checkpoint.hash) columns.push('hash');
    if (columns.length > 0) state.findings.push({ kind: 'checkpoint-changed', checkpoint: n, columns });
    if (key !== undefined && !signedBy(key, checkpoint))
      state.findings.push({ kind: 'checkpoint-unsigned', checkpoint: n });
    await compareRoot(state, checkpoint);
    before = checkpoint;
  }
}

async function compareRoot(state: State, { n, events, count, root }: Checkpoint): Promise<void> {
  if (sizeOf(events) !== BigInt(count)) {
    state.findings.push({ kind: 'checkpoint-changed', checkpoint: n, columns: ['events', 'event_count'] });
    return;
  }
  state.covered.push(events);
  const rows = await readEvents(state.client, events);
  const leaves: Buffer[] = [];
  for (const event of idsOf(events)) {
    const row = rows.get(event)?.[0];
    if (!row) {
      state.findings.push({ kind: 'event-missing', event, checkpoint: n });
      continue;
    }
    checkStoredDigest(state, row, n);
    leaves.push(leafHash(event, hashEvent(row).digest));
  }
  if (treeRoot(leaves)?.toString('base64') !== root) state.findings.push({ kind: 'root-differs', checkpoint: n });
}

/** What nothing covers is new, or was put in afterwards: below `settled` nothing new can appear. */
async function checkUncovered(state: State, settled: bigint): Promise<number> {
  let pending = 0;
  for (const row of await readUncovered(state.client, state.covered)) {
    state.suspects.push(row);
    if (BigInt(row.id) <= settled) {
      state.findings.push({ kind: 'event-inserted', event: row.id });
    } else {
      pending += 1;
      checkStoredDigest(state, row, null);
    }
  }
  return pending;
}

/** More pairs than this are not tried: a log so altered needs no finer word. */
const MOST_HOLES = 500;

/** Finds content that is whole but stands under another number: exchanged or renumbered rows. */
function explainMoves({ holes, suspects, findings }: State): void {
  const digests = suspects.slice(0, MOST_HOLES).map((row) => ({ id: row.id, digest: hashEvent(row).digest }));
  for (const { event, checkpoint, leaf } of holes.slice(0, MOST_HOLES)) {
    const found = digests.find(({ id, digest }) => id !== event && leafHash(event, digest).equals(leaf));
    if (found) findings.push({ kind: 'event-moved', event, now: found.id, checkpoint });
  }
}

function notesOn(outsidePath: string | null, notOutside: number): string[] {
  const notes: string[] = [];
  if (outsidePath === null) {
    notes.push(
      'Không có tệp mốc bên ngoài: chỉ kiểm được sự nhất quán bên trong cơ sở dữ liệu. (No outside log: only the consistency inside the database was checked.)',
    );
  } else if (notOutside > 0) {
    notes.push(
      `${notOutside} mốc mới chưa có trong tệp bên ngoài. (${notOutside} new checkpoints are not in the outside log yet.)`,
    );
  }
  return notes;
}
