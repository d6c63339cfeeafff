import type { Clock } from '../../clock/index.ts';
import type { Finding } from './findings.ts';

export type Row = Readonly<Record<string, unknown>>;
export type Query = <R extends object = Row>(text: string, values?: readonly unknown[]) => Promise<R[]>;

/** What the doctor needs of the world. */
export interface DoctorPorts {
  readonly dataDir: string;
  readonly clock: Clock;
  /** Asks the database as its owner, or says why it cannot be asked. */
  readonly database: { readonly query: Query } | { readonly problem: string };
  /** Whether the program serves now; a stopped one has no workers to be late. */
  readonly running: boolean;
  /** All files against their hashes, and not a sample. */
  readonly full: boolean;
}

/** One thing to look at. It may throw: that becomes a finding of its own and the others go on. */
export interface Check {
  readonly name: string;
  /** Left out when the database is away. */
  readonly needsDatabase: boolean;
  run(ports: DoctorPorts, query: Query): Promise<Finding[]>;
}
