import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { z } from 'zod';
import { hasCluster } from '../db/cluster.ts';
import { lockDataDir } from '../db/data-lock.ts';
import { launchServer } from '../db/launcher.ts';
import { readSecrets } from '../db/secrets.ts';
import { AppError } from '../errors/index.ts';
import { upkeepError } from './errors.ts';

/** The province's database, as its owner. */
export interface ReachedDatabase {
  ownerUrl: string;
  /** Whether the program itself holds the data folder now. */
  running: boolean;
  /** Stops the server when it was started only for us. */
  close(): Promise<void>;
}

export interface Place {
  readonly dataDir: string;
  /** An outside PostgreSQL, from the configuration. */
  readonly databaseUrl?: string | undefined;
}

const ATTEMPTS = 40;

/**
 * Reaches the outside database of the configuration, else the running server of the data folder, else that server
 * started for this one command.
 * @throws upkeep.no-database when there is none yet
 */
export async function reachDatabase({ dataDir, databaseUrl }: Place): Promise<ReachedDatabase> {
  if (databaseUrl !== undefined) {
    return { ownerUrl: databaseUrl, running: await isRunning(dataDir), close: async () => {} };
  }
  if (!(await hasCluster(dataDir))) throw upkeepError('no-database', { dataDir });
  if (await isRunning(dataDir)) return { ownerUrl: await runningServer(dataDir), running: true, close: async () => {} };
  const server = await launchServer(dataDir);
  return { ownerUrl: server.ownerUrl, running: false, close: server.stop };
}

/** Whether a process of ours holds the data folder. */
export async function isRunning(dataDir: string): Promise<boolean> {
  try {
    const unlock = await lockDataDir(dataDir);
    await unlock();
    return false;
  } catch (error) {
    if (error instanceof AppError && error.code === 'db.data-dir-in-use') return true;
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

const serverFile = z.object({ port: z.number(), user: z.string(), database: z.string() });

/** A program that is just starting writes its port a moment later. */
async function runningServer(dataDir: string): Promise<string> {
  for (let attempt = 1; ; attempt++) {
    try {
      const { port, user, database } = serverFile.parse(
        JSON.parse(await readFile(join(dataDir, 'server.json'), 'utf8')),
      );
      const secrets = await readSecrets(dataDir);
      const url = `postgres://${user}:${secrets?.databaseOwnerPassword}@127.0.0.1:${port}/${database}`;
      const client = new pg.Client(url);
      await client.connect();
      await client.end();
      return url;
    } catch (error) {
      if (attempt === ATTEMPTS) throw error;
      await sleep(250);
    }
  }
}
