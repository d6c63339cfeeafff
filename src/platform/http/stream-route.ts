import type { FastifyInstance } from 'fastify';
import { platformError } from '../errors/platform-errors.ts';
import type { StreamHub } from '../stream/index.ts';
import { type Authenticate, signedInOf } from './session.ts';

const HEARTBEAT_MS = 20_000;
/** A stream ends after ten minutes, so that the browser comes back and is authenticated anew. */
const LIFETIME_MS = 600_000;

/** Server-sent events: one stream per browser, shared by its tabs. After a break the client asks its lists again. */
export const addStreamRoute = (app: FastifyInstance, hub: StreamHub, authenticate: Authenticate): void => {
  app.get('/api/stream', async (request, reply) => {
    const signedIn = await signedInOf(authenticate, request);
    if (!signedIn) throw platformError('not-signed-in');
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      connection: 'keep-alive',
    });
    let sequence = Date.now();
    const write = (kind: string, data: object) =>
      raw.write(`id: ${++sequence}\nevent: ${kind}\ndata: ${JSON.stringify({ kind, ...data })}\n\n`);
    write(request.headers['last-event-id'] ? 'resync' : 'ready', {});
    const remove = hub.add({ actor: signedIn.actor, deliver: write });
    const heartbeat = setInterval(() => raw.write(': còn kết nối\n\n'), HEARTBEAT_MS);
    const lifetime = setTimeout(() => raw.end(), LIFETIME_MS);
    raw.on('close', () => {
      remove();
      clearInterval(heartbeat);
      clearTimeout(lifetime);
    });
  });
};
