import { Worker } from 'node:worker_threads';
import { finding } from './findings.ts';
import type { VerificationReport, VerifyOptions } from './report.ts';
import { unreadableReport } from './verify-pdf.ts';

export interface LaneLimits {
  /** Wall-clock time for one file. */
  readonly timeoutMs: number;
  /** Heap of the thread. Bytes outside the heap are bounded by the reader itself: the file, and 64 MB unpacked. */
  readonly memoryMb: number;
}

type Answer = { report: VerificationReport } | { stopped: 'time' | 'memory' } | { failed: Error };

/** One thread that verifies one file at a time. It starts with the first file and is replaced after it had to be stopped. */
export class VerifyLane {
  busy = false;
  private worker: Worker | undefined;
  private interrupt: ((answer: Answer) => void) | undefined;
  private readonly limits: LaneLimits;

  constructor(limits: LaneLimits) {
    this.limits = limits;
  }

  /** A file that takes too much time or memory is reported as `unreadable` with the finding `limit`. */
  async run(bytes: Uint8Array, options: VerifyOptions): Promise<VerificationReport> {
    this.busy = true;
    try {
      const answer = await this.ask(bytes, options);
      if ('report' in answer) return answer.report;
      await this.stop();
      if ('failed' in answer) throw answer.failed;
      const detail = answer.stopped === 'time' ? `${this.limits.timeoutMs} ms` : `${this.limits.memoryMb} MB`;
      return unreadableReport(bytes, finding('limit', { detail }));
    } finally {
      this.busy = false;
    }
  }

  /** Ends the thread; a file in it is not judged, and its asker gets an error. */
  async close(): Promise<void> {
    this.interrupt?.({ failed: new Error('the verifier is closed') });
    await this.stop();
  }

  private ask(bytes: Uint8Array, options: VerifyOptions): Promise<Answer> {
    const worker = this.worker ?? this.start();
    this.worker = worker;
    worker.ref();
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.interrupt?.({ stopped: 'time' }), this.limits.timeoutMs);
      this.interrupt = (answer) => {
        clearTimeout(timer);
        this.interrupt = undefined;
        worker.unref();
        resolve(answer);
      };
      // A view may be of a large buffer, all of which would be copied; and the copy itself is handed over, not copied again.
      const copy = new Uint8Array(bytes);
      worker.postMessage({ bytes: copy, options }, [copy.buffer]);
    });
  }

  private start(): Worker {
    const worker = new Worker(new URL('./verify-worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: this.limits.memoryMb, maxYoungGenerationSizeMb: 32 },
    });
    const answer = (given: Answer): void => {
      if (this.worker === worker) this.interrupt?.(given);
    };
    worker.on('message', (report: VerificationReport) => answer({ report }));
    worker.on('error', (error) =>
      answer(
        error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? { stopped: 'memory' }
          : { failed: error instanceof Error ? error : new Error(String(error)) },
      ),
    );
    worker.on('exit', (code) => {
      answer({ failed: new Error(`the verifying thread ended with code ${code}`) });
      if (this.worker === worker) this.worker = undefined;
    });
    return worker;
  }

  private async stop(): Promise<void> {
    const { worker } = this;
    this.worker = undefined;
    await worker?.terminate();
  }
}
