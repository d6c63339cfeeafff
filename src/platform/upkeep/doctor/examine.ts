import pg from 'pg';
import type { Clock } from '../../clock/index.ts';
import { AppError } from '../../errors/index.ts';
import { isRunning, type Place, type ReachedDatabase, reachDatabase } from '../reach-database.ts';
import { readUnfinished } from '../restore/unfinished.ts';
import type { Check, DoctorPorts, Query } from './ports.ts';
import { type DoctorReport, runDoctor } from './run-doctor.ts';

export interface ExamineOptions extends Place {
  clock: Clock;
  full: boolean;
  more: readonly Check[];
}

/** Examines an installation from outside, running or stopped; a database that is away is a finding, not an error. */
export async function examine({ dataDir, databaseUrl, clock, full, more }: ExamineOptions): Promise<DoctorReport> {
  const running = await isRunning(dataDir);
  const ports = { dataDir, clock, running, full };
  let reached: ReachedDatabase | undefined;
  let client: pg.Client | undefined;
  try {
    let database: DoctorPorts['database'];
    try {
      if (await readUnfinished(dataDir)) throw new Error('restore.json');
      reached = await reachDatabase({ dataDir, databaseUrl });
      client = new pg.Client({ connectionString: reached.ownerUrl, application_name: 'kinhbac-doctor' });
      client.on('error', () => {});
      await client.connect();
      database = { query: queryOf(client) };
    } catch (error) {
      database = { problem: error instanceof AppError ? error.vi : (error as Error).message };
    }
    return await runDoctor({ ...ports, database }, more);
  } finally {
    await client?.end().catch(() => {});
    await reached?.close();
  }
}

const queryOf =
  (client: pg.Client): Query =>
  async (text, values = []) =>
    (await client.query(text, [...values])).rows;
