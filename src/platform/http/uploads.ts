import { mkdir } from 'node:fs/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Clock } from '../clock/index.ts';
import type { Database } from '../db/index.ts';
import { platformError } from '../errors/platform-errors.ts';
import type { FileStore } from '../files/index.ts';
import { startUploadCleaning } from './expired-uploads.ts';
import { createUploadKeeper, MAX_UPLOAD_BYTES } from './keep-upload.ts';
import { type Authenticate, checkForgery, limitKeyOf, signedInOf } from './session.ts';
import { createUploadServer } from './upload-server.ts';

type UploadPorts = {
  readonly dir: string;
  readonly files: FileStore;
  readonly database: Database;
  readonly clock: Clock;
  readonly authenticate: Authenticate;
};

const UPLOAD_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const TUS_VERSION = '1.0.0';

/** The answer about an upload that is already kept: nothing is missing, so the client is done. */
const answerKept = (request: FastifyRequest, reply: FastifyReply, size: number) => {
  const offset = request.headers['upload-offset'];
  const finished = request.method === 'HEAD' || offset === String(size);
  return reply
    .status(request.method === 'HEAD' ? 200 : finished ? 204 : 409)
    .headers({
      'tus-resumable': TUS_VERSION,
      'upload-offset': String(size),
      'upload-length': String(size),
      'cache-control': 'no-store',
    })
    .send();
};

/**
 * Resumable uploads (tus 1.0): a line that drops loses nothing but the last chunk. When the last byte is here the file moves into the
 * content store (hashed, fsynced) and a row in platform.upload names its owner; only then is the upload acknowledged.
 * Only who began an upload can ask about it, go on with it or use it.
 */
export const addUploadRoutes = async (app: FastifyInstance, ports: UploadPorts): Promise<void> => {
  const { dir, clock, authenticate } = ports;
  await mkdir(dir, { recursive: true });
  const keeper = createUploadKeeper(ports);
  const uploads = createUploadServer(dir, keeper, (error) => app.log.error({ err: error }, 'upload'));
  const cleaning = startUploadCleaning(dir, clock, (error) => app.log.error({ err: error }, 'expired uploads'));
  app.addHook('onClose', cleaning.stop);

  const signedInPerson = async (request: FastifyRequest): Promise<string> => {
    const signedIn = await signedInOf(authenticate, request);
    if (!signedIn) throw platformError('not-signed-in');
    checkForgery(request, signedIn);
    return signedIn.actor.personId;
  };
  const letTusAnswer = async (request: FastifyRequest, reply: FastifyReply, personId: string) => {
    reply.hijack();
    await uploads.handle({ personId, requestId: request.id }, request.raw, reply.raw);
  };

  const begin = async (request: FastifyRequest, reply: FastifyReply) => {
    const personId = await signedInPerson(request);
    if (Number(request.headers['upload-length'] ?? 0) > MAX_UPLOAD_BYTES)
      throw platformError('upload-too-large', { megabytes: MAX_UPLOAD_BYTES / 1024 / 1024 });
    return letTusAnswer(request, reply, personId);
  };

  const goOn = async (request: FastifyRequest, reply: FastifyReply) => {
    const personId = await signedInPerson(request);
    const { uploadId } = request.params as { uploadId: string };
    if (!UPLOAD_ID.test(uploadId)) throw platformError('not-found');
    const unfinished = await uploads.find(uploadId, personId);
    // Whole but not kept: the database or the disk failed at the last step. Keep it now.
    const whole = unfinished?.size !== undefined && unfinished.offset === unfinished.size;
    if (unfinished && whole && request.method !== 'DELETE') {
      await uploads.keep(unfinished, personId);
      await uploads.remove(uploadId);
    } else if (unfinished) return letTusAnswer(request, reply, personId);
    const size = request.method === 'DELETE' ? null : await keeper.keptSize(uploadId, personId);
    if (size === null) throw platformError('not-found');
    return answerKept(request, reply, size);
  };

  await app.register(async (scope) => {
    const keyGenerator = limitKeyOf(authenticate);
    // tus reads the request's own stream, so the body must not be parsed before.
    scope.addContentTypeParser('application/offset+octet-stream', (_request, _payload, done) => done(null));
    scope.post('/api/uploads', { config: { rateLimit: { max: 600, timeWindow: 60_000, keyGenerator } } }, begin);
    scope.route({
      method: ['HEAD', 'PATCH', 'DELETE'],
      url: '/api/uploads/:uploadId',
      config: { rateLimit: { max: 6_000, timeWindow: 60_000, keyGenerator } },
      handler: goOn,
    });
  });
};
