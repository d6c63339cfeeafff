import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { launchServer } from '../src/platform/db/launcher.ts';
import { freePort } from '../tests/resilience/free-port.ts';
import { proportionalMb, residentMb, treeCpuMs, treeOf } from './measure/cpu.ts';
import { type Bench, median, rounded, spread } from './measure/result.ts';

const FRESH_GOAL_MS = 180_000;
const SECOND_GOAL_MS = 5_000;
/** Memory is read after the first pages were answered and the pools have settled. */
const SETTLE_MS = 3_000;

type Started = { readonly ms: number; readonly cpuMs: number; readonly nodeMb: number; readonly postgresMb: number };

const startProgram = async (dataDir: string): Promise<Started> => {
  const port = await freePort();
  const begun = performance.now();
  const child = spawn(process.execPath, ['src/main.ts'], {
    env: {
      ...process.env,
      PORT: String(port),
      DATA_DIR: dataDir,
      LOG_LEVEL: 'error',
      DATABASE_URL: '',
      KINHBAC_START: 'demo',
    },
    stdio: 'ignore',
  });
  const ended = once(child, 'exit');
  while ((await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => null))?.status !== 200) {
    if (child.exitCode !== null) throw new Error(`the program ended with ${child.exitCode}`);
    await sleep(10);
  }
  const ms = performance.now() - begun;
  const postmaster = Number((await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0]);
  // PostgreSQL is a child of the program, so the program's tree holds both.
  const cpuMs = treeCpuMs(child.pid ?? 0);
  await fetch(`http://127.0.0.1:${port}/`);
  await sleep(SETTLE_MS);
  const nodeMb = residentMb(child.pid ?? 0);
  const postgresMb = treeOf(postmaster).reduce((sum, pid) => sum + proportionalMb(pid), 0);
  child.kill('SIGTERM');
  await ended;
  return { ms, cpuMs, nodeMb, postgresMb };
};

/** The limit: the same PostgreSQL on the same settings with nothing above it. */
const startPostgres = async (dataDir: string): Promise<number> => {
  const begun = performance.now();
  const server = await launchServer(dataDir);
  const ms = performance.now() - begun;
  await server.stop();
  return ms;
};

/** From nothing, and again on what the first start left, until /healthz answers; beside PostgreSQL alone. */
export const start: Bench = async ({ rounds, say }) => {
  const measured: Array<{ fresh: Started; second: Started; postgresFreshMs: number; postgresSecondMs: number }> = [];
  for (let round = 1; round <= rounds; round++) {
    const [ours, bare] = [
      await mkdtemp(join(tmpdir(), 'kinhbac-start-')),
      await mkdtemp(join(tmpdir(), 'kinhbac-bare-')),
    ];
    const fresh = await startProgram(ours);
    const postgresFreshMs = await startPostgres(bare);
    const second = await startProgram(ours);
    const postgresSecondMs = await startPostgres(bare);
    measured.push({ fresh, second, postgresFreshMs, postgresSecondMs });
    say(
      `round ${round}: fresh ${fresh.ms.toFixed(0)} ms, second ${second.ms.toFixed(0)} ms, PostgreSQL alone ${postgresFreshMs.toFixed(0)} and ${postgresSecondMs.toFixed(0)} ms`,
    );
    await Promise.all([ours, bare].map((dir) => rm(dir, { recursive: true, force: true, maxRetries: 5 })));
  }
  const fresh = measured.map((one) => one.fresh);
  const second = measured.map((one) => one.second);
  const alone = measured.map((one) => one.postgresSecondMs);
  const row = (name: string, started: readonly Started[]) => [
    name,
    ...(['ms', 'cpuMs', 'nodeMb', 'postgresMb'] as const).map((figure) => spread(started.map((one) => one[figure]))),
  ];
  const slowest = { fresh: Math.max(...fresh.map(({ ms }) => ms)), second: Math.max(...second.map(({ ms }) => ms)) };
  return {
    bench: 'start',
    ours: rounded(median(second.map(({ ms }) => ms))),
    peer: rounded(median(alone)),
    ratio: rounded(median(measured.map((one) => one.second.ms / one.postgresSecondMs))),
    goal: 'fresh < 180 s and second < 5 s, every round; memory printed',
    pass: slowest.fresh < FRESH_GOAL_MS && slowest.second < SECOND_GOAL_MS,
    unit: 'ms until /healthz answers, second start; the peer is PostgreSQL alone',
    method: [
      'The program in a process of its own on an empty folder (database files, migrations, the demonstration of 114 agencies, 10,800 people and 1,440 certificates), stopped, and started again. The limit beside it is the same embedded PostgreSQL with nothing above it. Memory is read some seconds after the first page was answered: resident for Node, shared pages divided among the processes for PostgreSQL.',
    ],
    table: [
      ['min / median / max', 'wall ms', 'CPU ms', 'Node MB', 'PostgreSQL MB'],
      row('fresh', fresh),
      row('second', second),
      ['PostgreSQL alone, fresh', spread(measured.map((one) => one.postgresFreshMs)), '', '', ''],
      ['PostgreSQL alone, second', spread(alone), '', '', ''],
    ],
    rounds: measured,
  };
};
