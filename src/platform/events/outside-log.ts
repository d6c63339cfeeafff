import { open } from 'node:fs/promises';

/** One line of the file kept outside of the database; all binary values in base64. */
export interface OutsideLine {
  n: string;
  /** ISO instant, to the microsecond. */
  at: string;
  events: string;
  count: number;
  root: string;
  settled: string;
  seenXmax: string;
  prev: string;
  hash: string;
  signature: string;
  /** The public key (SPKI, DER) that the signature is checked with. */
  key: string;
  /** For each event in order: its leaf (32 bytes) and the first 4 bytes of each group hash (who, what, when, data). */
  leaves: string;
}

/** A line of 10,000 events has about 700 KB; the last one is always inside this. */
const TAIL_BYTES = 4 * 1024 * 1024;

/**
 * The last complete line, or undefined when there is none. A line torn by a power cut is cut off: its checkpoint
 * is in the database and will be written again.
 */
export async function readLastLine(path: string): Promise<OutsideLine | undefined> {
  const file = await open(path, 'a+', 0o600);
  try {
    const { size } = await file.stat();
    const start = Math.max(0, size - TAIL_BYTES);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(size - start), 0, size - start, start);
    const tail = buffer.subarray(0, bytesRead);
    const end = tail.lastIndexOf(0x0a) + 1;
    if (end < tail.length) await file.truncate(start + end);
    if (end === 0) return undefined;
    const begin = tail.lastIndexOf(0x0a, end - 2) + 1;
    return JSON.parse(tail.toString('utf8', begin, end)) as OutsideLine;
  } finally {
    await file.close();
  }
}

/** Adds a line; when it answers, the line is on the disk. */
export async function appendLine(path: string, line: OutsideLine): Promise<void> {
  const file = await open(path, 'a', 0o600);
  try {
    await file.writeFile(`${JSON.stringify(line)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}
