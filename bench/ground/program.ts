import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { freePort } from '../../tests/resilience/free-port.ts';

export type Program = {
  readonly url: string;
  readonly owner: pg.Client;
  readonly ownerUrl: string;
  readonly pid: number;
  readonly postgresPid: number;
  stop(): Promise<void>;
};

/** The program in a process of its own over a filled folder, so that its CPU can be told from the client's. */
export const startProgram = async (dataDir: string): Promise<Program> => {
  const port = await freePort();
  const child = spawn(process.execPath, ['src/main.ts'], {
    env: {
      ...process.env,
      PORT: String(port),
      DATA_DIR: dataDir,
      LOG_LEVEL: 'error',
      DATABASE_URL: '',
      KINHBAC_START: 'demo',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = once(child, 'exit');
  const url = `http://127.0.0.1:${port}`;
  while ((await fetch(`${url}/healthz`).catch(() => null))?.status !== 200) {
    if (child.exitCode !== null) throw new Error(`the program ended with ${child.exitCode}`);
    await sleep(20);
  }
  const server = JSON.parse(await readFile(join(dataDir, 'server.json'), 'utf8'));
  const { databaseOwnerPassword } = JSON.parse(await readFile(join(dataDir, 'secrets.json'), 'utf8'));
  const ownerUrl = `postgres://${server.user}:${databaseOwnerPassword}@127.0.0.1:${server.port}/${server.database}`;
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  const postmaster = await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8');
  return {
    ...{ url, owner, ownerUrl, pid: child.pid ?? 0 },
    postgresPid: Number(postmaster.split('\n')[0]),
    stop: async () => {
      await owner.end();
      child.kill('SIGTERM');
      await ended;
    },
  };
};
