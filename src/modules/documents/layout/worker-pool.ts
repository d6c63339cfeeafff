import { Worker } from 'node:worker_threads';
import type { TypesetResult, TypesetTask } from './typst-compiler.ts';

type Job = { id: number; task: TypesetTask; resolve: (result: TypesetResult) => void; reject: (error: Error) => void };
type Answer = { id: number; result?: TypesetResult; problem?: string };
type Member = { worker: Worker; job: Job | null };

export type TypesetterPool = {
  typeset(task: TypesetTask): Promise<TypesetResult>;
  /** Ends the threads; jobs still waiting are refused. */
  close(): Promise<void>;
};

/**
 * Typesetting is synchronous, so it happens in threads, started when first needed and at most `size` of them (each
 * holds about 100 MB). An idle thread does not keep the process alive.
 */
export function createTypesetterPool(size: number): TypesetterPool {
  const members: Member[] = [];
  const waiting: Job[] = [];
  let lastId = 0;
  let closed = false;

  const release = (member: Member): void => {
    member.job = null;
    member.worker.unref();
    next();
  };
  const start = (): Member => {
    const member: Member = { worker: new Worker(new URL('./typst-worker.ts', import.meta.url)), job: null };
    member.worker.on('message', (answer: Answer) => {
      const job = member.job;
      if (job === null || job.id !== answer.id) return;
      release(member);
      if (answer.result) job.resolve(answer.result);
      else job.reject(new Error(answer.problem));
    });
    const lost = (error: Error): void => {
      const job = member.job;
      const at = members.indexOf(member);
      if (at >= 0) members.splice(at, 1);
      member.job = null;
      job?.reject(error);
      if (!closed) next();
    };
    member.worker.on('error', lost);
    member.worker.on('exit', () => lost(new Error('the typesetting thread ended')));
    members.push(member);
    return member;
  };
  const next = (): void => {
    if (waiting.length === 0) return;
    const member = members.find((candidate) => candidate.job === null) ?? (members.length < size ? start() : null);
    const job = member === null ? undefined : waiting.shift();
    if (member === null || job === undefined) return;
    member.job = job;
    member.worker.ref();
    member.worker.postMessage({ id: job.id, task: job.task });
  };

  return {
    typeset: (task) =>
      new Promise((resolve, reject) => {
        if (closed) return reject(new Error('the layout engine is closed'));
        lastId += 1;
        waiting.push({ id: lastId, task, resolve, reject });
        next();
      }),
    close: async () => {
      closed = true;
      for (const job of waiting.splice(0)) job.reject(new Error('the layout engine is closed'));
      await Promise.all(members.slice().map((member) => member.worker.terminate()));
    },
  };
}
