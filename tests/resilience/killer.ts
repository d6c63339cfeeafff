import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { InFlight } from './clients/steady-client.ts';
import type { ProvinceGroup } from './province-group.ts';
import type { PlannedKill } from './schedule.ts';

/** What was found in the moment before the signal. */
export type DoneKill = PlannedKill & {
  /** False when no act of that name began in time and the signal fell where it fell. */
  readonly aimed: boolean;
  /** Every command then on its way, with the share of its usual time that it had run. */
  readonly inFlight: ReadonlyArray<{ readonly act: string; readonly share: number }>;
  /** What the program's open transactions had last asked of PostgreSQL. */
  readonly statements: readonly string[];
  readonly endedByItself: boolean;
  readonly restartMs: number;
};

const AIM_MS = 20_000;
const USUAL_MS = 60;

const verbOf = (query: string): string =>
  /(insert into|update|delete from|select pg_\w+|from)\s+([a-z_]+\.[a-z_]+)?/i.exec(query.replace(/\s+/g, ' '))?.[0] ??
  query.slice(0, 40);

const openStatements = async (watcher: pg.Client): Promise<string[]> => {
  const { rows } = await watcher.query<{ query: string }>(
    `select query from pg_stat_activity where application_name = 'kinhbac' and xact_start is not null and backend_xid is not null`,
  );
  return rows.map(({ query }) => verbOf(query));
};

/** Watches commands begin and end, and strikes when the aimed one has run for its share. */
export const createKiller = (province: ProvinceGroup, connectWatcher: () => Promise<pg.Client>) => {
  const flights = new Set<InFlight>();
  const usual = new Map<string, number[]>();
  let lookMs = 2;
  let aim: { readonly act: string; readonly hit: () => void } | null = null;
  // The lower quartile: aiming by the median would too often find the act already ended.
  const usualOf = (act: string): number => {
    const times = usual.get(act)?.toSorted((a, b) => a - b) ?? [];
    return times[Math.floor(times.length / 4)] ?? USUAL_MS;
  };
  const awaitAim = (act: string): Promise<boolean> =>
    Promise.race([
      new Promise<boolean>((resolve) => {
        aim = { act, hit: () => resolve(true) };
      }),
      sleep(AIM_MS, false, { ref: false }),
    ]).finally(() => {
      aim = null;
    });
  const signal = async ({ victim }: PlannedKill): Promise<boolean> => {
    if (victim === 'node') return province.killNode().then(() => false);
    if (victim === 'both') {
      await province.killPostgres();
      await province.killNode();
      return false;
    }
    await province.killPostgres();
    // People go on pressing buttons for a moment before somebody restarts the program.
    await sleep(250);
    return province.stop();
  };
  return {
    onBegin: (flight: InFlight) => {
      flights.add(flight);
      if (aim?.act === flight.act) aim.hit();
    },
    onEnd: (flight: InFlight, outcome: 'answered' | 'lost' | 'refused') => {
      flights.delete(flight);
      if (outcome !== 'answered') return;
      const times = usual.get(flight.act) ?? [];
      times.push(performance.now() - flight.since);
      usual.set(flight.act, times.slice(-25));
    },
    usualTimes: () => Object.fromEntries([...usual.keys()].map((act) => [act, Math.round(usualOf(act))])),
    strike: async (kill: PlannedKill): Promise<DoneKill> => {
      const watcher = await connectWatcher();
      watcher.on('error', () => {});
      await openStatements(watcher);
      const aimed = await awaitAim(kill.act);
      await sleep(Math.max(0, kill.share * usualOf(kill.act) - lookMs));
      const looked = performance.now();
      const statements = await openStatements(watcher).catch(() => []);
      const now = performance.now();
      lookMs = now - looked;
      const inFlight = [...flights].map(({ act, since }) => ({ act, share: (now - since) / usualOf(act) }));
      const endedByItself = await signal(kill);
      await watcher.end().catch(() => {});
      const restartMs = Math.round(await province.start());
      return { ...kill, aimed, inFlight, statements, endedByItself, restartMs };
    },
  };
};
