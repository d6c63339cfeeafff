import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import pino from 'pino';
import type { z } from 'zod';
import type { Actor } from '../../src/platform/access/index.ts';
import { systemClock } from '../../src/platform/clock/index.ts';
import { DEFAULTS } from '../../src/platform/config/settings.ts';
import type { Contract } from '../../src/platform/contracts/contract.ts';
import { type RunningProvince, startProvince } from '../../src/wiring.ts';

export type BenchProvince = {
  readonly dataDir: string;
  readonly running: RunningProvince;
  /** The owner's connection string, for synthetic data and bare peers. Secret. */
  readonly ownerUrl: string;
  readonly owner: pg.Client;
  readonly postgresPid: number;
  /** Runs an operation in this process, as HTTP would after authentication. */
  call<I extends z.ZodType, O extends z.ZodType>(
    contract: Contract<I, O>,
    actor: Actor,
    input: z.input<I>,
  ): Promise<z.output<O>>;
  /** Stops the program and leaves its folder. */
  leave(): Promise<void>;
  /** Stops the program and removes its folder. */
  close(): Promise<void>;
};

/** The whole program in this process on a scratch folder, fsync on, with the demo province in it. */
export const openBenchProvince = async (): Promise<BenchProvince> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'kinhbac-bench-'));
  const config = { ...DEFAULTS, start: 'demo', port: 0, logLevel: 'error', dataDir } as const;
  const running = await startProvince({
    config,
    clock: systemClock,
    logger: pino({ level: 'fatal' }, pino.destination(2)),
    progress: process.stderr,
  });
  const { port, user, database } = JSON.parse(await readFile(join(dataDir, 'server.json'), 'utf8'));
  const { databaseOwnerPassword } = JSON.parse(await readFile(join(dataDir, 'secrets.json'), 'utf8'));
  const ownerUrl = `postgres://${user}:${databaseOwnerPassword}@127.0.0.1:${port}/${database}`;
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  const postmaster = await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8');
  const operations = new Map(
    running.modules.flatMap((module) => module.operations).map((one) => [one.contract.name, one]),
  );
  const leave = async () => {
    await owner.end();
    await running.close();
  };
  return {
    ...{ dataDir, running, ownerUrl, owner },
    postgresPid: Number(postmaster.split('\n')[0]),
    call: async (contract, actor, input) => {
      const operation = operations.get(contract.name);
      if (!operation) throw new Error(`no operation ${contract.name}`);
      const answer = await running.run(operation, actor, input, {
        ...{ requestId: 'bench', address: '127.0.0.1', userAgent: 'bench', locale: 'vi', cookies: {} },
        setCookie: () => {},
      });
      return answer as z.output<typeof contract.output>;
    },
    leave,
    close: async () => {
      await leave();
      await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
};
