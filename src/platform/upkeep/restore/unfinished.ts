import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { upkeepError } from '../errors.ts';

/** Stands in the data folder from the first to the last moment of a restore. */
export const MARKER = 'restore.json';

const shape = z.object({
  /** The backup folder, absolute. */
  source: z.string(),
  /** The set that is being restored. */
  set: z.string(),
  /** `loading`: the database may be half full; `placing`: all is there and only has to be moved into place. */
  phase: z.enum(['loading', 'placing']),
});
export type RestoreState = z.infer<typeof shape>;

/** The restore that was begun here and not finished, if any. An unreadable marker counts as one. */
export async function readUnfinished(dataDir: string): Promise<RestoreState | undefined> {
  let text: string;
  try {
    text = await readFile(join(dataDir, MARKER), 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw error;
  }
  return shape.parse(JSON.parse(text));
}

/** Called before anything is opened at the start. @throws upkeep.restore-unfinished */
export async function refuseUnfinishedRestore(dataDir: string): Promise<void> {
  const state = await readUnfinished(dataDir);
  if (state) throw upkeepError('restore-unfinished', { dataDir, source: state.source });
}
