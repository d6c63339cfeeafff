import { type CheckpointerOptions, runCheckpoint } from './checkpoint.ts';

export interface Checkpointer {
  /** Covers what is not covered, now; answers when the outside log has it. */
  runNow(): Promise<void>;
  /** Makes a last checkpoint and stops. */
  stop(): Promise<void>;
}

/** Every event is covered within a minute (half of it is left for the work itself and a busy machine). */
const INTERVAL_MS = 30_000;

/** Runs `runCheckpoint` again and again until stopped; `onError` hears of each failed run, and the next is tried. */
export function startCheckpointer(options: CheckpointerOptions & { onError: (error: unknown) => void }): Checkpointer {
  let running: Promise<void> = Promise.resolve();
  const runNow = () => {
    running = running
      .catch(() => {})
      .then(async () => {
        await runCheckpoint(options);
      });
    return running;
  };
  const timer = setInterval(() => void runNow().catch(options.onError), INTERVAL_MS);
  return {
    runNow,
    async stop() {
      clearInterval(timer);
      await runNow().catch(options.onError);
    },
  };
}
