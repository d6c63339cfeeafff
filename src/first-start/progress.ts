const WIDTH = 30;

export type ProgressOutput = { write(text: string): unknown; readonly isTTY?: boolean };

export type Progress = {
  /** Runs one phase under its name; `report(done, total)` moves the bar. Answers the phase's result and prints its time. */
  phase<T>(name: string, run: (report: (done: number, total: number) => void) => Promise<T>): Promise<T>;
};

const bar = (share: number) => '█'.repeat(Math.round(share * WIDTH)).padEnd(WIDTH, '░');

/** A bar that redraws itself on a terminal, and one line a phase elsewhere. */
export const createProgress = (output: ProgressOutput): Progress => ({
  phase: async (name, run) => {
    const begun = performance.now();
    const draw = (share: number) =>
      output.isTTY &&
      output.write(`\r  ${name.padEnd(44)} ${bar(share)} ${String(Math.round(share * 100)).padStart(3)} %`);
    draw(0);
    const result = await run((done, total) => draw(total === 0 ? 1 : Math.min(1, done / total)));
    const seconds = ((performance.now() - begun) / 1000).toFixed(1).padStart(6);
    output.write(output.isTTY ? `\r  ${name.padEnd(44)} ${bar(1)} ${seconds} s\n` : `  ${name}: ${seconds.trim()} s\n`);
    return result;
  },
});
