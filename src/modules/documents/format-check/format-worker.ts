import { parentPort } from 'node:worker_threads';
import { checkFormat } from './check-format.ts';

type Question = { id: number; pdf: Uint8Array; issued: boolean };

parentPort?.on('message', ({ id, pdf, issued }: Question) => {
  checkFormat(pdf, { issued }).then(
    (report) => parentPort?.postMessage({ id, report }),
    (error: unknown) => parentPort?.postMessage({ id, problem: String(error) }),
  );
});
