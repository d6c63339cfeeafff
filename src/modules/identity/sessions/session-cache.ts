import { performance } from 'node:perf_hooks';
import { SESSION_CACHE_MS } from '../rules/session-life.ts';

/** Sessions remembered at most; the whole province signed in at once fits twice. */
const MOST = 20_000;

/**
 * Remembers for a few seconds who a cookie is, so that a screen's ten requests ask the database once.
 * `forget` also voids answers that are being looked up at that moment.
 */
export const createSessionCache = <T>() => {
  const entries = new Map<string, { value: T; until: number }>();
  let generation = 0;
  return {
    get: (key: string): T | undefined => {
      const entry = entries.get(key);
      if (entry && entry.until > performance.now()) return entry.value;
      entries.delete(key);
      return undefined;
    },
    /** Call before looking up, and hand the answer to the function that comes back. */
    begin: () => {
      const begun = generation;
      return (key: string, value: T): void => {
        if (begun !== generation) return;
        if (entries.size >= MOST) entries.clear();
        entries.set(key, { value, until: performance.now() + SESSION_CACHE_MS });
      };
    },
    forget: (isMeant: (value: T) => boolean): void => {
      generation += 1;
      for (const [key, { value }] of entries) if (isMeant(value)) entries.delete(key);
    },
  };
};
