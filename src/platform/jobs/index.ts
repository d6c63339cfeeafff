import { sql } from 'kysely';
import { PgBoss } from 'pg-boss';
import type { Tx } from '../db/tx.ts';

/**
 * Outbox and jobs: a job is written in the business transaction and done by an idempotent worker after the commit.
 * pg-boss keeps retries, dead letters and schedules; here is only the seam.
 */
export type JobDefinition = {
  readonly name: string;
  /** Doing the same job twice must have the effect of doing it once. */
  readonly work: (data: Record<string, unknown>) => Promise<void>;
  readonly retryLimit?: number;
  /** Cron expression in Vietnam's zone, for jobs that come by themselves. */
  readonly schedule?: string;
};

export type Jobs = {
  /** Writes a job in this transaction; it runs only if the transaction commits. `key` makes it once-only while queued. */
  enqueue(tx: Tx, name: string, data: Record<string, unknown>, options?: { key?: string }): Promise<void>;
  stop(): Promise<void>;
};

const SCHEMA = 'jobs';

/** pg-boss speaks `$1` text; this lets it speak inside our transaction. */
const onTransaction = (tx: Tx) => ({
  executeSql: async (text: string, values: unknown[] = []) => {
    const parts = text.split(/\$(\d+)/);
    const pieces = parts.map((part, index) => (index % 2 === 0 ? sql.raw(part) : sql`${values[Number(part) - 1]}`));
    const result = await sql.join(pieces, sql.raw('')).execute(tx);
    return { rows: result.rows as never[] };
  },
});

/** Makes pg-boss's tables and queues as the owner, and opens them to the application's role. */
export const prepareJobs = async (ownerUrl: string, definitions: readonly JobDefinition[]): Promise<void> => {
  const boss = new PgBoss({ connectionString: ownerUrl, schema: SCHEMA, schedule: false, supervise: false, max: 2 });
  boss.on('error', () => undefined);
  await boss.start();
  for (const job of definitions)
    await boss.createQueue(job.name, { retryLimit: job.retryLimit ?? 5, retryBackoff: true });
  const database = boss.getDb();
  await database.executeSql(`grant usage on schema ${SCHEMA} to kinhbac_app`);
  await database.executeSql(`grant select, insert, update, delete on all tables in schema ${SCHEMA} to kinhbac_app`);
  await database.executeSql(`grant execute on all functions in schema ${SCHEMA} to kinhbac_app`);
  await boss.stop({ graceful: false });
};

/** Starts the workers as the application's role. */
export const startJobs = async (
  appUrl: string,
  definitions: readonly JobDefinition[],
  log: { error(details: object, message: string): void },
): Promise<Jobs> => {
  const boss = new PgBoss({ connectionString: appUrl, schema: SCHEMA, migrate: false, createSchema: false, max: 3 });
  boss.on('error', (error) => log.error({ err: error }, 'job runner'));
  await boss.start();
  for (const job of definitions) {
    // One job at a time would wait for the poll after each (batchSize 1); four keep a backlog moving.
    await boss.work(job.name, { batchSize: 4, pollingIntervalSeconds: 2 }, async (batch) => {
      for (const item of batch) await job.work((item.data ?? {}) as Record<string, unknown>);
    });
    if (job.schedule) await boss.schedule(job.name, job.schedule, {}, { tz: 'Asia/Ho_Chi_Minh' });
  }
  return {
    enqueue: async (tx, name, data, options = {}) => {
      await boss.send(name, data, { db: onTransaction(tx), ...(options.key ? { singletonKey: options.key } : {}) });
    },
    stop: () => boss.stop({ graceful: true, timeout: 3_000 }),
  };
};
