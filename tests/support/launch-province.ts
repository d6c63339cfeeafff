import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type Province = {
  readonly url: string;
  readonly dataDir: string;
  readonly process: ChildProcess;
  /** Everything printed so far. */
  output(): string;
  /** Sends the signal and waits for the end; answers the exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
};

export const scratchDir = (name: string): Promise<string> => mkdtemp(join(tmpdir(), `kinhbac-${name}-`));

/** Starts the real program in a process of its own and waits until it prints its address. */
export const launchProvince = async (dataDir: string, env: Record<string, string> = {}): Promise<Province> => {
  const child = spawn(process.execPath, ['src/main.ts'], {
    env: {
      ...process.env,
      KINHBAC_START: 'demo',
      PORT: '0',
      DATA_DIR: dataDir,
      LOG_LEVEL: 'warn',
      DATABASE_URL: '',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  child.stderr.on('data', (chunk: Buffer) => {
    text += chunk;
  });
  const ended = once(child, 'exit');
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk;
      const found = /(http:\/\/localhost:\d+)/.exec(text);
      if (found) resolve(found[1] as string);
    });
    void ended.then(([code]) => reject(new Error(`the program ended with ${code} before it was ready:\n${text}`)));
  });
  return {
    url,
    dataDir,
    process: child,
    output: () => text,
    stop: async (signal = 'SIGTERM') => {
      child.kill(signal);
      const [code] = await ended;
      return code as number | null;
    },
  };
};

export const removeDir = (dir: string): Promise<void> =>
  rm(dir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
