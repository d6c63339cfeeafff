import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';

/**
 * What the clients know, kept as an office would keep it: one JSON line per intention and one per acknowledgement, on the disk before the
 * client goes on. The checker reads nothing else of the clients.
 */
export const openJournal = (path: string) => {
  const file = openSync(path, 'a', 0o600);
  let last = 0;
  const write = (line: object) => {
    writeSync(file, `${JSON.stringify(line)}\n`);
    fsyncSync(file);
  };
  return {
    /** Answers the number of the intention. */
    intend: (act: string, agencyId: string, input: object): number => {
      last += 1;
      // A journal outlives its run; a PIN must not.
      const { pin: _, content: __, ...kept } = input as Record<string, unknown>;
      write({ n: last, state: 'intended', act, agencyId, input: kept });
      return last;
    },
    /** `how`: answered by the call itself, or found done after an answer was lost. */
    acknowledge: (n: number, how: 'answered' | 'found-done', answer: unknown) =>
      write({ n, state: 'acknowledged', how, answer }),
    /** Refused for good: the act must have had no effect. */
    refused: (n: number, code: string) => write({ n, state: 'refused', code }),
    note: (facts: object) => write({ state: 'note', ...facts }),
    close: () => closeSync(file),
  };
};

export type Journal = ReturnType<typeof openJournal>;
