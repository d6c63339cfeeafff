import type { VerificationReport, VerifyOptions } from './report.ts';
import { type LaneLimits, VerifyLane } from './verify-lane.ts';

export interface VerifierOptions extends LaneLimits {
  /** Files verified at the same time, each in a thread of its own. */
  readonly threads: number;
  /** Files that may wait; more are turned away. */
  readonly queue: number;
  /** How long a file may wait before it is turned away. */
  readonly waitMs: number;
}

/** An honest file takes 1 to 50 ms; waiting and running together stay below the 20 s of the operation that verifies. */
const DEFAULTS: VerifierOptions = { threads: 2, timeoutMs: 10_000, memoryMb: 256, queue: 32, waitMs: 8_000 };

/** Too many files wait already; nothing is said of this one. */
export class VerifierBusy extends Error {
  constructor() {
    super('too many files wait to be verified');
    this.name = 'VerifierBusy';
  }
}

export interface Verifier {
  /** As `verifyPdf`, within limits of time and memory. Throws VerifierBusy. */
  verify(bytes: Uint8Array, options: VerifyOptions): Promise<VerificationReport>;
  close(): Promise<void>;
}

interface Waiting {
  readonly start: (lane: VerifyLane) => void;
  readonly refuse: (error: Error) => void;
}

/**
 * Verifies files from anywhere in threads of their own: a hostile one can neither stop the server nor fill its memory, only
 * hold a thread for `timeoutMs`. The threads start with the first file and do not keep the process alive.
 */
export function createVerifier(options: Partial<VerifierOptions> = {}): Verifier {
  const limits = { ...DEFAULTS, ...options };
  const lanes = Array.from({ length: limits.threads }, () => new VerifyLane(limits));
  const waiting = new Set<Waiting>();
  let closed = false;

  /** The first free lane, those with a running thread first since all are tried in order. */
  const freeLane = () => lanes.find(({ busy }) => !busy);

  const wait = (): Promise<VerifyLane> =>
    new Promise((resolve, reject) => {
      if (waiting.size >= limits.queue) return reject(new VerifierBusy());
      const timer = setTimeout(() => entry.refuse(new VerifierBusy()), limits.waitMs);
      const leave = (): void => {
        clearTimeout(timer);
        waiting.delete(entry);
      };
      const entry: Waiting = {
        start: (lane) => {
          leave();
          resolve(lane);
        },
        refuse: (error) => {
          leave();
          reject(error);
        },
      };
      waiting.add(entry);
    });

  const next = (): void => {
    const [first] = waiting;
    const lane = freeLane();
    if (!first || !lane) return;
    // Taken at once, so that no file that comes in between is given the same lane.
    lane.busy = true;
    first.start(lane);
  };

  return {
    async verify(bytes, verifyOptions) {
      if (closed) throw new Error('the verifier is closed');
      const lane = freeLane() ?? (await wait());
      try {
        return await lane.run(bytes, verifyOptions);
      } finally {
        next();
      }
    },
    async close() {
      closed = true;
      for (const entry of [...waiting]) entry.refuse(new Error('the verifier is closed'));
      await Promise.all(lanes.map((lane) => lane.close()));
    },
  };
}
