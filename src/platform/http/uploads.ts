import { createReadStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { FileStore } from '@tus/file-store';
import { Server } from '@tus/server';
import type { FastifyInstance } from 'fastify';
import type { Clock } from '../clock/index.ts';
import { type Database, inTransaction } from '../db/index.ts';
import { platformError } from '../errors/platform-errors.ts';
import { type FileStore as ContentStore, registerBlob } from '../files/index.ts';
import { type Authenticate, checkForgery, signedInOf } from './session.ts';

/** 100 MB: the largest annex (issue of the platform's first capability; domain practice is 50 MB and more). */
export const MAX_UPLOAD_BYTES = 100 * 1024 * 1024;

type UploadPorts = {
  readonly dir: string;
  readonly files: ContentStore;
  readonly database: Database;
  readonly clock: Clock;
  readonly authenticate: Authenticate;
};

/**
 * Resumable uploads (tus 1.0): a line that drops loses nothing but the last chunk. When the last byte is here the file moves into the
 * content store (hashed, fsynced) and a row in platform.upload names its owner; only then is the upload acknowledged.
 */
export const addUploadRoutes = async (app: FastifyInstance, ports: UploadPorts): Promise<void> => {
  await mkdir(ports.dir, { recursive: true });
  const store = new FileStore({ directory: ports.dir, expirationPeriodInMilliseconds: 24 * 3600 * 1000 });
  const tus = new Server({
    path: '/api/uploads',
    datastore: store,
    maxSize: MAX_UPLOAD_BYTES,
    relativeLocation: true,
    namingFunction: () => crypto.randomUUID(),
    onUploadFinish: async (request, upload) => {
      const owner = request.headers.get('x-upload-owner') as string;
      const path = join(ports.dir, upload.id);
      const stored = await ports.files.put(createReadStream(path), { maxBytes: MAX_UPLOAD_BYTES });
      const mediaType = upload.metadata?.['filetype'] || 'application/octet-stream';
      const at = new Date(ports.clock.now().epochMilliseconds);
      await inTransaction(
        ports.database,
        async (tx) => {
          const sha256 = await registerBlob(tx, stored, { mediaType, at: ports.clock.now() });
          await tx
            .insertInto('platform.upload')
            .values({
              id: upload.id,
              person_id: owner,
              sha256,
              size: stored.size,
              name: (upload.metadata?.['filename'] || 'tep').normalize('NFC').slice(0, 200),
              media_type: mediaType,
              created_at: at,
            })
            .onConflict((conflict) => conflict.column('id').doNothing())
            .execute();
        },
        { settings: { 'app.person': owner } },
      );
      await rm(path, { force: true });
      return {};
    },
  });
  const types = ['application/offset+octet-stream'];
  await app.register(async (scope) => {
    // tus reads the request's own stream, so the body must not be parsed before.
    scope.addContentTypeParser(types, (_request, _payload, done) => done(null));
    scope.all('/api/uploads', { config: { rateLimit: { max: 600, timeWindow: 60_000 } } }, handle);
    scope.all('/api/uploads/:uploadId', { config: { rateLimit: { max: 6_000, timeWindow: 60_000 } } }, handle);
  });

  async function handle(request: import('fastify').FastifyRequest, reply: import('fastify').FastifyReply) {
    const signedIn = await signedInOf(ports.authenticate, request);
    if (!signedIn) throw platformError('not-signed-in');
    checkForgery(request, signedIn);
    request.raw.headers['x-upload-owner'] = signedIn.actor.personId;
    request.raw.rawHeaders.push('x-upload-owner', signedIn.actor.personId);
    reply.hijack();
    await tus.handle(request.raw, reply.raw);
  }
};
