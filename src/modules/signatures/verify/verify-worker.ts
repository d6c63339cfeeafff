import { parentPort } from 'node:worker_threads';
import type { VerifyOptions } from './report.ts';
import { verifyPdf } from './verify-pdf.ts';

interface Question {
  readonly bytes: Uint8Array;
  readonly options: VerifyOptions;
}

parentPort?.on('message', async ({ bytes, options }: Question) => {
  parentPort?.postMessage(await verifyPdf(bytes, options));
});
