import { Worker } from 'node:worker_threads';
import { createFindings, type FormatReport, toReport } from './report.ts';

type Answer = { id: number; report?: FormatReport; problem?: string };
type Job = {
  id: number;
  pdf: Uint8Array;
  issued: boolean;
  resolve(report: FormatReport): void;
  reject(error: Error): void;
};

export type FormatChecker = {
  /** As checkFormat, in a thread of its own; a file that takes too long or too much memory is a finding. */
  check(pdf: Uint8Array, options?: { issued?: boolean }): Promise<FormatReport>;
  close(): Promise<void>;
};

/** What is said of a file that cannot be read within the limits. */
function givenUp(seconds: number): FormatReport {
  const findings = createFindings();
  const found = { vi: `không đọc xong trong ${seconds} giây`, en: `not read within ${seconds} s` };
  findings.add('unreadable', 0, found, {
    vi: 'đọc được bằng phần mềm thông thường',
    en: 'readable by ordinary software',
  });
  return toReport(findings, 0, null);
}

/**
 * Checks files one after another in a thread, since PDFs come from anywhere: a hostile one can neither stop the server
 * nor fill its memory. The thread starts with the first file and does not keep the process alive.
 */
export function createFormatChecker({ timeoutMs = 15_000 }: { timeoutMs?: number } = {}): FormatChecker {
  const waiting: Job[] = [];
  let worker: Worker | null = null;
  let current: { job: Job; timer: NodeJS.Timeout } | null = null;
  let lastId = 0;

  const finish = (settle: (job: Job) => void): void => {
    if (current === null) return;
    const { job, timer } = current;
    clearTimeout(timer);
    current = null;
    worker?.unref();
    settle(job);
    next();
  };
  const drop = (): Promise<number> => {
    const ended = worker?.terminate() ?? Promise.resolve(0);
    worker = null;
    return ended;
  };
  const start = (): Worker => {
    const started = new Worker(new URL('./format-worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: 512 },
    });
    started.on('message', ({ id, report, problem }: Answer) => {
      if (current?.job.id !== id) return;
      finish((job) => (report ? job.resolve(report) : job.reject(new Error(problem))));
    });
    // Out of memory, or a crash inside the reader: the file is to blame.
    started.on('error', () => {
      if (worker !== started) return;
      worker = null;
      finish((job) => job.resolve(givenUp(timeoutMs / 1000)));
    });
    return started;
  };
  const next = (): void => {
    if (current !== null) return;
    const job = waiting.shift();
    if (job === undefined) return;
    worker ??= start();
    worker.ref();
    const timer = setTimeout(() => {
      void drop();
      finish((late) => late.resolve(givenUp(timeoutMs / 1000)));
    }, timeoutMs);
    current = { job, timer };
    worker.postMessage({ id: job.id, pdf: job.pdf, issued: job.issued });
  };

  return {
    check: (pdf, { issued = false } = {}) =>
      new Promise((resolve, reject) => {
        lastId += 1;
        waiting.push({ id: lastId, pdf, issued, resolve, reject });
        next();
      }),
    close: async () => {
      for (const job of waiting.splice(0)) job.reject(new Error('the format checker is closed'));
      finish((job) => job.reject(new Error('the format checker is closed')));
      await drop();
    },
  };
}
