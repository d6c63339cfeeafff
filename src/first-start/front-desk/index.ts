import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { FastifyBaseLogger, FastifyReply, FastifyRequest } from 'fastify';
import { type Config, listenError, type Start } from '../../platform/config/index.ts';
import { createServer } from '../../platform/http/server.ts';
import { checkForgery } from '../../platform/http/session.ts';
import { addPublicAssets, publicLocale } from '../../web/public/routes.ts';
import type { ProgressOutput } from '../progress.ts';
import { choicePage, progressPage } from './pages.ts';

/** Without an answer the demo is prepared: after this long with nobody there, or this long after the page was first opened. */
const NOBODY_SECONDS = 20;
const READER_SECONDS = 60;

type DeskOptions = {
  readonly config: Pick<Config, 'host' | 'port'>;
  /** As people reach it. */
  readonly address: string;
  readonly logger: FastifyBaseLogger;
  readonly output: ProgressOutput;
  readonly nobodySeconds?: number;
};

export type FrontDesk = {
  /** What somebody chose on the page, or the demo when nobody did. */
  readonly chosen: Promise<Start>;
  /** Writes to the terminal and to the open pages. */
  readonly output: ProgressOutput;
  /** Frees the port; open pages stay. */
  leavePort(): void;
  /** Sends the open pages on to the application, which listens by now. */
  handOver(): Promise<void>;
};

/** The only thing served until a new province is ready: the question what it shall be, then how far it is. */
export const openFrontDesk = async ({
  config,
  address,
  logger,
  output,
  ...options
}: DeskOptions): Promise<FrontDesk> => {
  const seconds = options.nobodySeconds ?? NOBODY_SECONDS;
  const answer = Promise.withResolvers<Start>();
  const watching = new Map<ServerResponse, string>();
  const told: string[] = [];
  let state: 'asking' | 'waiting' | 'chosen' = 'asking';
  let opened = false;
  const choose = (start: Start) => {
    clearTimeout(timer);
    state = 'chosen';
    answer.resolve(start);
  };
  let timer = setTimeout(choose, seconds * 1000, 'demo');

  const app = await createServer({ logger });
  addPublicAssets(app);
  // A connection kept open would go on asking the desk when the application already listens.
  app.addHook('onSend', async (_, reply) => void reply.header('connection', 'close'));
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_, body, done) =>
    done(null, new URLSearchParams(String(body))),
  );
  app.get('/healthz', async (_, reply) => reply.status(503).send({ status: 'starting' }));
  const watch = (request: FastifyRequest, reply: FastifyReply) => {
    const { head, tail } = progressPage(publicLocale(request));
    reply.hijack();
    reply.raw.writeHead(200, {
      ...(reply.getHeaders() as Record<string, string>),
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      connection: 'close',
    });
    reply.raw.write(head + told.join(''));
    watching.set(reply.raw, tail);
    reply.raw.on('close', () => watching.delete(reply.raw));
  };
  app.get('/*', async (request, reply) => {
    if (state === 'chosen') return watch(request, reply);
    if (!opened && state === 'asking') {
      opened = true;
      clearTimeout(timer);
      timer = setTimeout(choose, READER_SECONDS * 1000, 'demo');
    }
    const page = choicePage(publicLocale(request), state === 'asking' ? READER_SECONDS : null);
    // With no referrer at all a browser sends the form from the origin "null", which is refused as foreign.
    return reply
      .type('text/html; charset=utf-8')
      .headers({ 'cache-control': 'no-store', 'referrer-policy': 'same-origin' })
      .send(page);
  });
  app.post('/first-start', async (request, reply) => {
    checkForgery(request, null);
    const start = request.body instanceof URLSearchParams ? request.body.get('start') : null;
    if (state !== 'chosen' && (start === 'demo' || start === 'empty')) choose(start);
    else if (state === 'asking' && start === 'wait') {
      state = 'waiting';
      clearTimeout(timer);
    }
    return reply.redirect(`/?lang=${publicLocale(request)}`, 303);
  });
  await app.listen({ host: config.host, port: config.port }).catch((error: unknown) => {
    clearTimeout(timer);
    throw listenError(error, config);
  });
  output.write(
    `\nLần chạy đầu: mở ${address} để chọn tỉnh mẫu (DEMO) hay tỉnh của mình; tự chọn DEMO sau ${seconds} giây nếu không ai chọn.\n`,
  );
  return {
    chosen: answer.promise,
    output: {
      isTTY: output.isTTY ?? false,
      write: (text) => {
        output.write(text);
        // What a terminal redraws is not for a page; a finished line is.
        if (!text.endsWith('\n')) return;
        const line = (text.split('\r').at(-1) ?? '').replace(/[<>&]/g, '');
        told.push(line);
        for (const response of watching.keys()) response.write(line);
      },
    },
    leavePort: () => {
      app.server.closeIdleConnections();
      app.server.close();
    },
    handOver: async () => {
      const sent = [...watching].map(([response, tail]) => {
        response.end(tail);
        return Promise.race([once(response, 'finish'), once(response, 'close')]);
      });
      await Promise.all(sent);
      await app.close();
    },
  };
};
