import { createPublicKey, verify } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Finding } from './findings.ts';
import { type CheckpointFacts, hashCheckpoint, treeRoot } from './hashes.ts';
import { sizeOf } from './ranges.ts';

/** A checkpoint with its hash and signature, base64. */
export interface Checkpoint extends CheckpointFacts {
  hash: string;
  signature: string;
}

/** A line of the outside log: what the database said when the checkpoint was made. */
export interface OutsideCheckpoint extends Checkpoint {
  key: string;
  /** For each event the leaf and 4 bytes of each group's hash; kept packed, for a log may have millions. */
  leaves: Buffer;
}

export const ZERO_HASH = Buffer.alloc(32).toString('base64');
const LEAF = 32;
const TAG = 4;
const ENTRY = LEAF + 4 * TAG;

/** The leaf of the event at this place. */
export const leafAt = ({ leaves }: OutsideCheckpoint, i: number): Buffer =>
  leaves.subarray(i * ENTRY, i * ENTRY + LEAF);

/** The beginning of a group's hash (0 who, 1 what, 2 when, 3 data) of the event at this place. */
export function tagAt({ leaves }: OutsideCheckpoint, i: number, group: number): Buffer {
  const start = i * ENTRY + LEAF + group * TAG;
  return leaves.subarray(start, start + TAG);
}

function* leavesOf(line: OutsideCheckpoint): Generator<Buffer> {
  for (let i = 0; i < line.count; i++) yield leafAt(line, i);
}

export function signedBy(key: string, checkpoint: Checkpoint): boolean {
  try {
    const publicKey = createPublicKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'spki' });
    return verify(null, Buffer.from(checkpoint.hash, 'base64'), publicKey, Buffer.from(checkpoint.signature, 'base64'));
  } catch {
    return false;
  }
}

/** Reads the lines one by one, each checked for itself and against the one before; damage becomes a finding. */
export async function* readOutside(
  path: string,
  key: string | undefined,
  report: (finding: Finding) => void,
): AsyncGenerator<OutsideCheckpoint> {
  let before: OutsideCheckpoint | undefined;
  let number = 0;
  let torn: string | undefined;
  for await (const text of createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Infinity })) {
    if (torn !== undefined) {
      report({ kind: 'outside-damaged', checkpoint: String(number), reason: 'not a whole line' });
      torn = undefined;
    }
    number += 1;
    const line = parseLine(text);
    if (!line) {
      // Perhaps the last line, which another process is writing at this moment; else the next turn reports it.
      torn = text;
      continue;
    }
    const reason = damageOf(line, before, number, key ?? before?.key ?? line.key);
    if (reason) report({ kind: 'outside-damaged', checkpoint: String(number), reason });
    before = line;
    yield line;
  }
}

function parseLine(text: string): OutsideCheckpoint | undefined {
  try {
    const line = JSON.parse(text);
    const leaves = Buffer.from(line.leaves, 'base64');
    if (leaves.length !== line.count * ENTRY || sizeOf(line.events) !== BigInt(line.count)) return undefined;
    const atUs = String(Temporal.Instant.from(line.at).epochNanoseconds / 1000n);
    return { ...line, atUs, leaves };
  } catch {
    return undefined;
  }
}

function damageOf(
  line: OutsideCheckpoint,
  before: OutsideCheckpoint | undefined,
  number: number,
  key: string,
): string | undefined {
  if (line.n !== String(number)) return `number ${line.n} where ${number} belongs`;
  if (line.prev !== (before?.hash ?? ZERO_HASH)) return 'does not continue the line before';
  if (hashCheckpoint(line) !== line.hash) return 'the hash is not that of the line';
  if (line.key !== key || !signedBy(key, line)) return 'the signature is wrong';
  if (treeRoot(leavesOf(line))?.toString('base64') !== line.root) return 'the leaves do not give the root';
  return undefined;
}
