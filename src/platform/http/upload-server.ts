import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUIDv7 } from 'node:crypto';
import { join } from 'node:path';
import { FileStore } from '@tus/file-store';
import { Server, type Upload } from '@tus/server';
import { AppError } from '../errors/index.ts';
import { platformError } from '../errors/platform-errors.ts';
import { UPLOAD_LIFE_MS } from './expired-uploads.ts';
import { type ArrivedUpload, type createUploadKeeper, MAX_UPLOAD_BYTES } from './keep-upload.ts';
import { problemBody, toAppError } from './problem.ts';

/** Who is behind the request that tus is handling; tus itself knows only headers, which anybody can write. */
type Sender = { readonly personId: string; readonly requestId: string; readonly kept: string[] };

type TusError = { readonly status_code?: number; readonly body?: string };

/** Words of the protocol stay as they are for the client's program; what people will read is a problem of ours. */
const answerOf = (error: Error | TusError, requestId: string) => {
  const status = 'status_code' in error ? error.status_code : undefined;
  if (status !== undefined && status < 500) return undefined;
  const seen = error instanceof AppError || status === undefined ? toAppError(error, requestId) : null;
  const problem = seen && seen.code !== 'platform.internal' ? seen : platformError('upload-failed', {}, error);
  return { status_code: problem.status, body: JSON.stringify(problemBody(problem, requestId)) };
};

/** The tus server over a folder of unfinished uploads, each owned by the person who began it. */
export const createUploadServer = (
  dir: string,
  keeper: ReturnType<typeof createUploadKeeper>,
  onError: (error: unknown) => void,
) => {
  const senders = new AsyncLocalStorage<Sender>();
  const sender = (): Sender => {
    const found = senders.getStore();
    if (!found) throw platformError('not-signed-in');
    return found;
  };
  const store = new FileStore({ directory: dir, expirationPeriodInMilliseconds: UPLOAD_LIFE_MS });
  const arrived = (upload: Upload, personId: string): ArrivedUpload => ({
    id: upload.id,
    path: join(dir, upload.id),
    personId,
    fileName: upload.metadata?.['filename'] ?? '',
    mediaType: upload.metadata?.['filetype'] ?? '',
  });
  const tus = new Server({
    path: '/api/uploads',
    datastore: store,
    maxSize: MAX_UPLOAD_BYTES,
    relativeLocation: true,
    allowedOrigins: [],
    namingFunction: () => randomUUIDv7(),
    onUploadCreate: async (_, upload) => ({ metadata: { ...upload.metadata, owner: sender().personId } }),
    onUploadFinish: async (_, upload) => {
      await keeper.keep(arrived(upload, sender().personId));
      sender().kept.push(upload.id);
      return {};
    },
    onResponseError: (_, error) => {
      const answer = answerOf(error, sender().requestId);
      if (answer) onError(error);
      return answer;
    },
  });
  return {
    /** The unfinished upload of this name if this person began it, else null. */
    find: async (id: string, personId: string): Promise<Upload | null> => {
      const upload = await store.getUpload(id).catch(() => null);
      return upload?.metadata?.['owner'] === personId ? upload : null;
    },
    keep: (upload: Upload, personId: string) => keeper.keep(arrived(upload, personId)),
    remove: (id: string) => store.remove(id).catch(() => undefined),
    /** Lets tus answer; what became whole meanwhile leaves the folder afterwards. */
    handle: async (from: Omit<Sender, 'kept'>, ...pair: Parameters<Server['handle']>) => {
      const kept: string[] = [];
      await senders.run({ ...from, kept }, () => tus.handle(...pair));
      for (const id of kept) await store.remove(id).catch(() => undefined);
    },
  };
};
