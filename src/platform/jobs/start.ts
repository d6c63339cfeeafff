import { randomUUIDv7 } from 'node:crypto';
import { fromKysely, PgBoss } from 'pg-boss';
import { VN_ZONE } from '../clock/index.ts';
import type { Tx } from '../db/tx.ts';
import { deadLettersOf, JOBS_SCHEMA, type JobDefinition } from './definition.ts';

/** Jobs that wait for their turn or their next try, and those that no try could do. */
export type JobFigures = { readonly name: string; readonly waiting: number; readonly failed: number };

export type Jobs = {
  /** Writes a job in this transaction; it runs only if the transaction commits. `key` makes it once-only while queued. */
  enqueue(tx: Tx, name: string, data: Record<string, unknown>, options?: { key?: string }): Promise<void>;
  figures(): Promise<readonly JobFigures[]>;
  stop(): Promise<void>;
};

type Log = { error(details: object, message: string): void };

const noJobs: Jobs = {
  enqueue: async (_, name) => {
    throw new TypeError(`No job ${name} is defined`);
  },
  figures: async () => [],
  stop: async () => undefined,
};

/** New jobs wake the worker at once; those whose next try is due are found by looking. */
const POLLING = { pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 2 } as const;

/** Does a batch, each job by itself: one that fails is tried again, the others are done. */
const startWorker = (boss: PgBoss, job: JobDefinition, log: Log) =>
  // One job at a time would wait for the poll after each (batchSize 1); four keep a backlog moving.
  boss.work(
    job.name,
    { ...POLLING, batchSize: 4, burstWhenBatchFull: true, perJobResults: true } as const,
    async (batch) => {
      const results = batch.map(async ({ id, data }) => {
        try {
          await job.work((data ?? {}) as Record<string, unknown>);
          return { id, status: 'completed' as const };
        } catch (error) {
          log.error({ err: error, job: job.name, id }, 'job failed');
          return {
            id,
            status: 'failed' as const,
            output: { message: error instanceof Error ? error.message : String(error) },
          };
        }
      });
      return Promise.all(results);
    },
  );

const figuresOf = async (boss: PgBoss, names: readonly string[]): Promise<JobFigures[]> => {
  const { rows } = await boss.getDb().executeSql(
    `select name, count(*)::int as n from ${JOBS_SCHEMA}.job
      where name = any ($1) and state in ('created', 'retry', 'active') group by name`,
    [names.flatMap((name) => [name, deadLettersOf(name)])],
  );
  const count = new Map((rows as { name: string; n: number }[]).map(({ name, n }) => [name, n]));
  return names.map((name) => ({ name, waiting: count.get(name) ?? 0, failed: count.get(deadLettersOf(name)) ?? 0 }));
};

/** Starts the workers as the application's role; with no definitions it opens no connection. */
export const startJobs = async (appUrl: string, definitions: readonly JobDefinition[], log: Log): Promise<Jobs> => {
  if (definitions.length === 0) return noJobs;
  const names = definitions.map(({ name }) => name);
  const boss = new PgBoss({
    connectionString: appUrl,
    schema: JOBS_SCHEMA,
    migrate: false,
    createSchema: false,
    max: 3,
    useListenNotify: true,
    // Rebuilding indexes and watching vacuum are the owner's business.
    reindex: false,
    monitorVacuum: false,
  });
  boss.on('error', (error) => log.error({ err: error }, 'job runner'));
  await boss.start();
  for (const job of definitions) {
    await startWorker(boss, job, log);
    if (job.schedule) await boss.schedule(job.name, job.schedule, {}, { tz: VN_ZONE });
  }
  return {
    enqueue: async (tx, name, data, { key } = {}) => {
      if (!names.includes(name)) throw new TypeError(`No job ${name} is defined`);
      await boss.send(name, data, { db: fromKysely(tx), singletonKey: key ?? randomUUIDv7() });
    },
    figures: () => figuresOf(boss, names),
    stop: () => boss.stop({ graceful: true, timeout: 3_000 }),
  };
};
