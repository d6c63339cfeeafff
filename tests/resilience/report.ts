import type { Findings } from './check/findings.ts';
import type { DoneKill } from './killer.ts';
import type { LogVerdict } from './verify-log.ts';

type Facts = {
  readonly seed: number;
  readonly kills: readonly DoneKill[];
  readonly findings: Findings;
  readonly log: LogVerdict;
  /** What the clients met that no kill explains. */
  readonly failures: readonly string[];
  readonly usualMs: Readonly<Record<string, number>>;
  readonly seconds: number;
};

const histogram = (keys: readonly string[]): Record<string, number> => {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([, a], [, b]) => b - a));
};

const tenth = (share: number) => (share >= 1 ? 'past its usual time' : `${Math.floor(share * 10) * 10} %`);

export const reportOf = ({ seed, kills, findings, log, failures, usualMs, seconds }: Facts) => {
  const restarts = kills.map(({ restartMs }) => restartMs).toSorted((a, b) => a - b);
  const { counted, ...lists } = findings;
  const counts = Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, list.length]));
  const clean = Object.values(counts).every((count) => count === 0);
  return {
    kills: kills.length,
    seed,
    seconds,
    pass: clean && failures.length === 0 && log.verdict === 'clean',
    ...(counts as Record<'lost' | 'doubled' | 'gaps' | 'orphans' | 'chain', number>),
    log: log.verdict,
    counted,
    histogram: {
      victim: histogram(kills.map(({ victim }) => victim)),
      /** Commands on their way in the moment of the signal. */
      inFlight: histogram(kills.flatMap((kill) => kill.inFlight.map(({ act }) => act))),
      /** Of the aimed command, how much of its usual time had passed. */
      shareOfAimed: histogram(
        kills.flatMap((kill) => kill.inFlight.filter(({ act }) => act === kill.act).map(({ share }) => tenth(share))),
      ),
      /** What open writing transactions had last asked, a moment before. */
      statements: histogram(kills.flatMap(({ statements }) => statements)),
      killsInsideWritingTransactions: kills.filter(({ statements }) => statements.length > 0).length,
      /** The aimed command had not been answered yet. */
      aimedStillInFlight: kills.filter(({ act, inFlight }) => inFlight.some((flight) => flight.act === act)).length,
      notAimed: kills.filter(({ aimed }) => !aimed).length,
    },
    restartMs: { median: restarts[Math.floor(restarts.length / 2)] ?? null, max: restarts.at(-1) ?? null },
    /** After SIGKILL to PostgreSQL: how often the program ended by itself when asked. */
    endedWhenAsked: kills.filter(({ victim, endedByItself }) => victim === 'postgres' && endedByItself).length,
    usualMs,
    failures: failures.slice(0, 50),
    faults: Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, list.slice(0, 50)])),
    logFindings: log.findings.slice(0, 20),
  };
};

export type Report = ReturnType<typeof reportOf>;

export const lineOf = (report: Report): string =>
  `${report.pass ? '✔' : '✘'} ${report.kills} kills (${report.histogram.killsInsideWritingTransactions} inside writing transactions), ` +
  `${report.counted['acknowledged']} acknowledged acts, ${report.counted['documents']} documents: lost ${report.lost}, doubled ${report.doubled}, ` +
  `gaps ${report.gaps}, orphans ${report.orphans}, chain ${report.chain}, log ${report.log}, unexplained refusals ${report.failures.length}`;
