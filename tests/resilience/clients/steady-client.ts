import { setTimeout as sleep } from 'node:timers/promises';
import type { z } from 'zod';
import { ApiError, type createClient } from '../../../src/platform/contracts/client.ts';
import type { Contract } from '../../../src/platform/contracts/contract.ts';
import type { Journal } from '../journal.ts';

type Call = ReturnType<typeof createClient>;

/** An act on its way: what the killer aims at and what the histogram counts. */
export type InFlight = { readonly act: string; readonly since: number };

export type SteadyPorts = {
  readonly journal: Journal;
  /** Resolves when the province answers again. */
  readonly untilHealthy: () => Promise<void>;
  readonly onBegin: (flight: InFlight) => void;
  readonly onEnd: (flight: InFlight, outcome: 'answered' | 'lost' | 'refused') => void;
  readonly isOver: () => boolean;
};

/** A refusal that no kill explains. */
class UnexpectedRefusal extends Error {
  override name = 'UnexpectedRefusal';
}
/** The run ended while the act was waiting. */
export class RunOver extends Error {
  override name = 'RunOver';
}

const answerIsUnknown = (error: ApiError) => error.status === 0 || error.status >= 500;

/** Reads until it gets an answer. */
export const steadyRead = async <T>(ports: SteadyPorts, read: () => Promise<T>): Promise<T> => {
  for (;;) {
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof ApiError) || !(answerIsUnknown(error) || error.status === 429)) throw error;
      if (ports.isOver()) throw new RunOver();
      await sleep(100);
      await ports.untilHealthy();
    }
  }
};

/**
 * Does one act until its outcome is known: a lost answer is asked for again with the same input and key. An act without
 * a key is refused the second time when the first took effect; `foundDone` then looks.
 */
export const steadyAct = async <I extends z.ZodType, O extends z.ZodType>(
  ports: SteadyPorts,
  { call, agencyId }: { readonly call: Call; readonly agencyId: string },
  contract: Contract<I, O>,
  input: z.input<I>,
  foundDone?: () => Promise<boolean>,
): Promise<z.output<O> | null> => {
  const act = contract.name.replace('documents.', '');
  const n = ports.journal.intend(act, agencyId, input as object);
  for (let lost = 0; ; ) {
    const flight = { act, since: performance.now() };
    ports.onBegin(flight);
    try {
      const answer = await call(contract, input);
      ports.onEnd(flight, 'answered');
      ports.journal.acknowledge(n, 'answered', answer);
      return answer;
    } catch (error) {
      const unknown = error instanceof ApiError && answerIsUnknown(error);
      ports.onEnd(flight, unknown ? 'lost' : 'refused');
      if (!(error instanceof ApiError)) throw error;
      if (ports.isOver()) throw new RunOver();
      if (unknown) lost += 1;
      else if (error.status !== 429) {
        if (lost > 0 && foundDone && (await steadyRead(ports, foundDone))) {
          ports.journal.acknowledge(n, 'found-done', null);
          return null;
        }
        ports.journal.refused(n, error.code);
        throw new UnexpectedRefusal(`${act}: ${error.code} (${error.vi}) after ${lost} lost answers`);
      }
      await sleep(error.status === 429 ? 1_000 : 60);
      await ports.untilHealthy();
    }
  }
};
