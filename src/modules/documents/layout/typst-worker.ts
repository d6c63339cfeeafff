import { parentPort } from 'node:worker_threads';
import { createTypesetter, type TypesetTask } from './typst-compiler.ts';

const typeset = createTypesetter();

parentPort?.on('message', ({ id, task }: { id: number; task: TypesetTask }) => {
  try {
    parentPort?.postMessage({ id, result: typeset(task) });
  } catch (error) {
    parentPort?.postMessage({ id, problem: error instanceof Error ? error.message : String(error) });
  }
});
