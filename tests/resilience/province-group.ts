import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A start over a killed database may have to replay its log. */
const START_MS = 120_000;
/** A program whose database was killed under it gets this long to end when asked. */
const END_MS = 15_000;

export type ProvinceGroup = {
  readonly url: string;
  /** Starts the program in a process group of its own and waits until /healthz answers 200. Answers the milliseconds. */
  start(): Promise<number>;
  killNode(): Promise<void>;
  /** SIGKILL to the postmaster; its backends notice and leave. */
  killPostgres(): Promise<void>;
  /** SIGTERM; after some seconds SIGKILL. Answers whether it ended by itself. */
  stop(): Promise<boolean>;
  output(): string;
};

const isHealthy = async (url: string): Promise<boolean> =>
  (await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(2_000) }).catch(() => null))?.status === 200;

/** The program as an office runs it: a real process, fsync on, PostgreSQL below it. */
export const createProvinceGroup = (dataDir: string, port: number): ProvinceGroup => {
  const url = `http://127.0.0.1:${port}`;
  let child: ChildProcess | null = null;
  let ended: Promise<unknown> = Promise.resolve();
  let text = '';
  const isRunning = () => child !== null && child.exitCode === null && child.signalCode === null;
  const signalGroup = (signal: NodeJS.Signals) => {
    if (child?.pid && isRunning()) process.kill(-child.pid, signal);
  };
  return {
    url,
    output: () => text.slice(-20_000),
    start: async () => {
      const begun = performance.now();
      child = spawn(process.execPath, ['src/main.ts'], {
        env: {
          ...process.env,
          PORT: String(port),
          DATA_DIR: dataDir,
          LOG_LEVEL: 'warn',
          DATABASE_URL: '',
          KINHBAC_START: 'demo',
        },
        stdio: ['ignore', 'pipe', 'pipe'],
        detached: true,
      });
      for (const stream of [child.stdout, child.stderr])
        stream?.on('data', (chunk: Buffer) => {
          text = (text + chunk).slice(-40_000);
        });
      ended = once(child, 'exit');
      while (!(await isHealthy(url))) {
        if (!isRunning()) throw new Error(`the program ended before it was ready:\n${text.slice(-3_000)}`);
        if (performance.now() - begun > START_MS) throw new Error(`not ready in time:\n${text.slice(-3_000)}`);
        await sleep(25);
      }
      return performance.now() - begun;
    },
    killNode: async () => {
      signalGroup('SIGKILL');
      await ended;
    },
    killPostgres: async () => {
      const lines = (await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8')).split('\n');
      try {
        process.kill(Number(lines[0]), 'SIGKILL');
      } catch (error) {
        // Already gone with the program: `setpriv --pdeathsig` ends it when its parent dies.
        if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
      }
    },
    stop: async () => {
      signalGroup('SIGTERM');
      const ofItself = await Promise.race([ended.then(() => true), sleep(END_MS, false, { ref: false })]);
      if (!ofItself) signalGroup('SIGKILL');
      await ended;
      return ofItself;
    },
  };
};
