import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { writeDurable } from '../durable.ts';
import type { Manifest } from './manifest.ts';

const PLACE = join('upkeep', 'last-backup.json');
const shape = z.object({ at: z.string(), dir: z.string(), set: z.string(), lost: z.number(), drift: z.number() });

/** Notes in the data folder where and when it was last backed up, for the doctor. */
export const noteBackup = (dataDir: string, dir: string, { madeAt, set, lost, drift }: Manifest): Promise<void> =>
  writeDurable(
    join(dataDir, PLACE),
    `${JSON.stringify({ at: madeAt, dir, set, lost: lost.length, drift: drift?.length ?? 0 })}\n`,
  );

/** The last complete backup, if there ever was one. */
export async function lastBackup(dataDir: string): Promise<z.infer<typeof shape> | undefined> {
  const text = await readFile(join(dataDir, PLACE), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  return text === undefined ? undefined : shape.parse(JSON.parse(text));
}
