import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../clock/index.ts';

/** What was not finished for a day is given up; the person sends the file again. */
export const UPLOAD_LIFE_MS = 24 * 3600 * 1000;
const EVERY_MS = 3600 * 1000;

const idOf = (name: string): string => name.replace(/\.json$/, '');

/**
 * Removes unfinished uploads whose last byte came too long ago, with their notes.
 * @returns how many
 */
export const removeExpiredUploads = async (dir: string, now: Temporal.Instant): Promise<number> => {
  const touched = new Map<string, number>();
  for (const name of await readdir(dir)) {
    const found = await stat(join(dir, name)).catch(() => null);
    if (found) touched.set(idOf(name), Math.max(found.mtimeMs, touched.get(idOf(name)) ?? 0));
  }
  const expired = [...touched].filter(([, at]) => at < now.epochMilliseconds - UPLOAD_LIFE_MS);
  for (const [id] of expired) {
    await rm(join(dir, id), { force: true });
    await rm(join(dir, `${id}.json`), { force: true });
  }
  return expired.length;
};

/** Removes expired uploads now and each hour. */
export const startUploadCleaning = (dir: string, clock: Clock, onError: (error: unknown) => void) => {
  const clean = () => void removeExpiredUploads(dir, clock.now()).catch(onError);
  clean();
  const timer = setInterval(clean, EVERY_MS);
  timer.unref();
  return { stop: () => clearInterval(timer) };
};
