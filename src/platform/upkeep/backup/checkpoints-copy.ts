import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { z } from 'zod';
import { type BackupKey, type SealedFile, sealInto } from './sealing.ts';

const line = z.object({ n: z.string() });

/**
 * Copies the outside log of checkpoints up to the snapshot's last one: with later lines, the restored database would
 * look set back. A line that is not there yet is written again by the restored program.
 */
export function sealCheckpoints(
  log: string,
  last: string,
  path: string,
  name: string,
  key: BackupKey,
): Promise<SealedFile> {
  return sealInto(path, name, key, Readable.from(linesUpTo(log, BigInt(last))));
}

async function* linesUpTo(log: string, last: bigint): AsyncGenerator<string> {
  const input = createReadStream(log, 'utf8');
  const missing = await new Promise<boolean>((resolve, reject) => {
    input.once('open', () => resolve(false));
    input.once('error', (error: NodeJS.ErrnoException) => (error.code === 'ENOENT' ? resolve(true) : reject(error)));
  });
  if (missing || last === 0n) return;
  for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    const parsed = parse(text);
    if (parsed === undefined || BigInt(parsed) > last) return;
    yield `${text}\n`;
    if (BigInt(parsed) === last) return;
  }
}

/** A line that is just being written is not whole; it is the last. */
function parse(text: string): string | undefined {
  try {
    return line.parse(JSON.parse(text)).n;
  } catch {
    return undefined;
  }
}
