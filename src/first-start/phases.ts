import type { Clock } from '../platform/clock/index.ts';
import { type Database, inTransaction, type Tx } from '../platform/db/index.ts';
import type { Progress } from './progress.ts';

export type PhaseWork = (tx: Tx, report: (done: number, total: number) => void) => Promise<Record<string, unknown>>;

/**
 * Runs a phase of the first start once: its rows and the note that it is done commit together, so a start that is cut off
 * goes on with the next phase.
 */
export const runPhase = async (
  ports: { readonly database: Database; readonly clock: Clock; readonly progress: Progress },
  phase: { readonly key: string; readonly name: string; readonly work: PhaseWork },
): Promise<void> => {
  const done = await ports.database
    .selectFrom('platform.set_up_phase')
    .select('name')
    .where('name', '=', phase.key)
    .executeTakeFirst();
  if (done) return;
  await ports.progress.phase(phase.name, (report) =>
    inTransaction(ports.database, async (tx) => {
      const result = await phase.work(tx, report);
      await tx
        .insertInto('platform.set_up_phase')
        .values({
          name: phase.key,
          done_at: new Date(ports.clock.now().epochMilliseconds),
          result: JSON.stringify(result),
        })
        .execute();
    }),
  );
};
