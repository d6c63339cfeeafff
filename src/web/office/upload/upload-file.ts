import { Upload } from 'tus-js-client';
import { csrfToken } from '../data/call.ts';

/** The server's own limit (platform/http/uploads.ts), checked before the first byte is sent. */
export const MAX_UPLOAD_BYTES = 100 * 1024 * 1024;
const CHUNK_BYTES = 4 * 1024 * 1024;

export type UploadProgress = { readonly sent: number; readonly total: number };
export type RunningUpload = {
  readonly done: Promise<string>;
  /** Keeps what was sent; `resume` goes on from there. */
  stop(): Promise<void>;
  resume(): void;
};

/** Sends a file in resumable pieces (tus 1.0). `done` gives the upload's id; it waits through `stop` and `resume`. */
export const uploadFile = (
  file: File,
  onProgress: (progress: UploadProgress) => void,
  onBroken: (error: unknown) => void,
): RunningUpload => {
  let finish: (id: string) => void = () => {};
  const done = new Promise<string>((resolve) => {
    finish = resolve;
  });
  const upload = new Upload(file, {
    endpoint: '/api/uploads',
    chunkSize: CHUNK_BYTES,
    retryDelays: [0, 1_000, 3_000, 5_000, 10_000],
    metadata: { filename: file.name.normalize('NFC'), filetype: file.type || 'application/octet-stream' },
    removeFingerprintOnSuccess: true,
    // Read at each request: a new sign-in in between brings a new token.
    onBeforeRequest: (request) => request.setHeader('x-csrf-token', csrfToken() ?? ''),
    onProgress: (sent, total) => onProgress({ sent, total }),
    onError: onBroken,
    onSuccess: () => finish(upload.url?.split('/').pop() ?? ''),
  });
  const resume = () => upload.start();
  void upload
    .findPreviousUploads()
    .then(([previous]) => {
      if (previous) upload.resumeFromPreviousUpload(previous);
    })
    .catch(() => undefined)
    .finally(resume);
  return { done, stop: () => upload.abort(), resume };
};
