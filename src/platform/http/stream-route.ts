import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Actor } from '../access/index.ts';
import { platformError } from '../errors/platform-errors.ts';
import { RESYNC, SESSION_CHANGED, type StreamHub } from '../stream/index.ts';
import { type Authenticate, limitKeyOf, SESSION_COOKIE, signedInOf } from './session.ts';

export type StreamLimits = {
  /** How often the line is kept open and the session looked at anew. */
  readonly heartbeatMs: number;
  /** A stream ends after this long, so that the browser comes back and is authenticated anew. */
  readonly lifetimeMs: number;
  /** What a listener may leave unread before it is cut off; it comes back and asks its lists again. */
  readonly unreadBytes: number;
};
const LIMITS: StreamLimits = { heartbeatMs: 20_000, lifetimeMs: 600_000, unreadBytes: 256 * 1024 };

/** Writes server-sent events, and cuts a listener off that doesn't read them. */
const openEvents = (reply: FastifyReply, unreadBytes: number) => {
  reply.hijack();
  const { raw } = reply;
  raw.on('error', () => raw.destroy());
  raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
    connection: 'keep-alive',
  });
  let id = 0;
  const write = (text: string) => {
    if (raw.destroyed || raw.writableEnded) return;
    raw.write(text);
    if (raw.writableLength > unreadBytes) raw.destroy();
  };
  return {
    raw,
    keepOpen: () => write(': còn kết nối\n\n'),
    send: (kind: string, data: object) =>
      write(`id: ${++id}\nevent: ${kind}\ndata: ${JSON.stringify({ ...data, kind })}\n\n`),
  };
};

/** Server-sent events: one stream per browser, shared by its tabs. After a break the client asks its lists again. */
export const addStreamRoute = (
  app: FastifyInstance,
  hub: StreamHub,
  authenticate: Authenticate,
  limits: StreamLimits = LIMITS,
): void => {
  // A command may have switched the position or ended the session: after its answer the session's streams look anew.
  app.addHook('onResponse', async (request) => {
    if (request.method === 'GET' || request.method === 'HEAD') return;
    const signedIn = await signedInOf(authenticate, request).catch(() => null);
    if (signedIn) hub.lookAgain(signedIn.actor.sessionId);
  });
  const rateLimit = { max: 60, timeWindow: 60_000, keyGenerator: limitKeyOf(authenticate) };
  app.get('/api/stream', { exposeHeadRoute: false, config: { rateLimit } }, async (request, reply) => {
    const signedIn = await signedInOf(authenticate, request);
    if (!signedIn) throw platformError('not-signed-in');
    let actor: Actor = signedIn.actor;
    const { raw, send, keepOpen } = openEvents(reply, limits.unreadBytes);
    const lookAgain = async () => {
      const now = await authenticate(request.cookies[SESSION_COOKIE]);
      if (!now) {
        send('signed-out', {});
        raw.end();
      } else if (now.actor.positionId !== actor.positionId || now.actor.delegation?.id !== actor.delegation?.id) {
        ({ actor } = now);
        send(RESYNC, {});
      } else ({ actor } = now);
    };
    // A database that is away ends the stream: the browser comes back and asks its lists again.
    const lookAgainOrEnd = () => void lookAgain().catch(() => raw.end());
    send(request.headers['last-event-id'] ? RESYNC : 'ready', {});
    const remove = hub.add({
      actor: () => actor,
      deliver: (kind, data) => (kind === SESSION_CHANGED ? lookAgainOrEnd() : send(kind, data)),
    });
    const heartbeat = setInterval(() => {
      keepOpen();
      lookAgainOrEnd();
    }, limits.heartbeatMs);
    const lifetime = setTimeout(() => raw.end(), limits.lifetimeMs);
    raw.on('close', () => {
      remove();
      clearInterval(heartbeat);
      clearTimeout(lifetime);
    });
  });
};
