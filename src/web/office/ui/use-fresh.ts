import { useEffect, useRef, useState } from 'react';

const FLASH_MS = 6_000;

/**
 * The keys that were not in the list a moment ago, while the list itself stayed the same (`scope`): rows to flash
 * and to announce. They stop being fresh after six seconds.
 */
export const useFresh = (keys: readonly string[] | undefined, scope: string): ReadonlySet<string> => {
  const seen = useRef<{ scope: string; keys: Set<string> } | null>(null);
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    if (!keys) return;
    const before = seen.current;
    seen.current = { scope, keys: new Set([...(before?.scope === scope ? before.keys : []), ...keys]) };
    if (!before || before.scope !== scope) return;
    // Rows that came by "show more" stand at the end; only what came in above the old first row is news.
    const firstOld = keys.findIndex((key) => before.keys.has(key));
    const arrived = keys.slice(0, Math.max(0, firstOld === -1 ? keys.length : firstOld));
    if (arrived.length === 0) return;
    setFresh((current) => new Set([...current, ...arrived]));
    setTimeout(() => setFresh((current) => new Set([...current].filter((key) => !arrived.includes(key)))), FLASH_MS);
  }, [keys, scope]);
  return fresh;
};
