/**
 * Outbox and jobs: a job is written in the business transaction and done by an idempotent worker after the commit.
 * pg-boss keeps retries, dead letters and schedules; here is only the seam.
 */
export type JobDefinition = {
  readonly name: string;
  /** Doing the same job twice must have the effect of doing it once. */
  readonly work: (data: Record<string, unknown>) => Promise<void>;
  /** How often a failed job is tried again before it becomes a dead letter; 5 when left out. */
  readonly retryLimit?: number;
  /** Seconds before the first new try, growing with each; 2 when left out. */
  readonly retryDelay?: number;
  /** Cron expression in Vietnam's zone, for jobs that come by themselves. */
  readonly schedule?: string;
};

/** pg-boss's tables live in a PostgreSQL schema of their own. */
export const JOBS_SCHEMA = 'jobs';

/** Where jobs of this name go when every try failed; a person must look at them. */
export const deadLettersOf = (name: string): string => `${name}.dead`;
