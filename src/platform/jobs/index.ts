import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { PgBoss } from 'pg-boss';
import type { DB } from '../db/db.generated.ts';
import type { Tx } from '../db/tx.ts';

/**
 * Outbox and jobs: a job is written in the business transaction and done by an idempotent worker after the commit.
 * pg-boss keeps retries, dead letters and schedules; nothing here but the seam.
 */
export type JobDefinition = {
  readonly name: string;
  /** Doing the same job twice must have the effect of doing it once. */
  readonly work: (data: Record<string, unknown>) => Promise<void>;
  readonly retryLimit?: number;
  /** Cron expression in Vietnam's zone, for jobs that come by themselves. */
  readonly schedule?: string;
};

type QueryText = { rows: unknown[]; rowCount?: number };
type Executor = { executeSql(text: string, values?: unknown[]): Promise<QueryText> };

/** pg-boss speaks `$1` SQL; this lets it speak inside our transaction. */
const onTransaction = (tx: Tx): Executor => ({
  executeSql: async (text, values = []) => {
    const parts = text.split(/\$(\d+)/);
    const query = sql.join(
      parts.map((part, index) => (index % 2 === 0 ? sql.raw(part) : sql`${values[Number(part) - 1]}`)),
      sql.raw(''),
    );
    const result = await sql`${query}`.execute(tx);
    return { rows: result.rows };
  },
});

export type Jobs = {
  /** Writes a job in this transaction; it runs only if the transaction commits. `key` makes it once-only while queued. */
  enqueue(tx: Tx, name: string, data: Record<string, unknown>, options?: { key?: string }): Promise<void>;
  stop(): Promise<void>;
};

/** Starts pg-boss as the owner once (its tables), then works as the application. */
export const startJobs = async (
  database: { executeSql: Executor['executeSql'] },
  definitions: readonly JobDefinition[],
  log: { error(details: object, message: string): void },
): Promise<Jobs> => {
  const boss = new PgBoss({ db: database as never, schema: 'jobs', migrate: false, createSchema: false } as never);
  boss.on('error', (error: unknown) => log.error({ err: error }, 'job runner'));
  await boss.start();
  for (const job of definitions) {
    await boss.createQueue(job.name, { retryLimit: job.retryLimit ?? 5, retryBackoff: true } as never);
    await boss.work(
      job.name,
      { batchSize: 4, pollingIntervalSeconds: 2 } as never,
      async (batch: Array<{ data: unknown }>) => {
        for (const item of batch) await job.work((item.data ?? {}) as Record<string, unknown>);
      },
    );
    if (job.schedule) await boss.schedule(job.name, job.schedule, {}, { tz: 'Asia/Ho_Chi_Minh' } as never);
  }
  return {
    enqueue: async (tx, name, data, options = {}) => {
      await boss.send(name, data, {
        db: onTransaction(tx),
        ...(options.key ? { singletonKey: options.key } : {}),
      } as never);
    },
    stop: async () => {
      await boss.stop({ graceful: true, timeout: 3_000 } as never);
    },
  };
};

export type JobsDatabase = Kysely<DB>;
