import { PgBoss } from 'pg-boss';
import { APP_ROLE } from '../db/roles.ts';
import { deadLettersOf, JOBS_SCHEMA, type JobDefinition } from './definition.ts';

const GRANTS = [
  `grant usage on schema ${JOBS_SCHEMA} to ${APP_ROLE}`,
  `grant select, insert, update, delete on all tables in schema ${JOBS_SCHEMA} to ${APP_ROLE}`,
  `grant usage on all sequences in schema ${JOBS_SCHEMA} to ${APP_ROLE}`,
  `grant execute on all functions in schema ${JOBS_SCHEMA} to ${APP_ROLE}`,
];

/**
 * Makes (or brings up to date) pg-boss's tables and the queues as the owner, and opens them to the application's role.
 * Can be run again and again; with no definitions it does nothing.
 */
export const prepareJobs = async (ownerUrl: string, definitions: readonly JobDefinition[]): Promise<void> => {
  if (definitions.length === 0) return;
  const boss = new PgBoss({
    connectionString: ownerUrl,
    schema: JOBS_SCHEMA,
    schedule: false,
    supervise: false,
    max: 2,
  });
  let failure: unknown;
  boss.on('error', (error) => {
    failure = error;
  });
  await boss.start();
  try {
    for (const { name, retryLimit = 5, retryDelay = 2 } of definitions) {
      const options = { retryLimit, retryDelay, retryBackoff: true, deadLetter: deadLettersOf(name), notify: true };
      await boss.createQueue(deadLettersOf(name), { retryLimit: 0 });
      // `short`: of jobs with the same key at most one waits.
      await boss.createQueue(name, { ...options, policy: 'short' });
      await boss.updateQueue(name, options);
    }
    for (const grant of GRANTS) await boss.getDb().executeSql(grant);
    if (failure) throw failure;
  } finally {
    await boss.stop({ graceful: false });
  }
};
