import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { platformError } from '../errors/platform-errors.ts';

/** Paths that belong to programs or to the public pages, never to the staff application. */
const NOT_OFFICE = /^\/(api|pki|public|assets|metrics|healthz|xac-minh|problems)(\/|$)/;

/**
 * The built staff application: hashed files forever, and its one page for every other address.
 * The page's `__CSP_NONCE__` is replaced by this answer's nonce, which lets antd add its styles under a strict policy.
 */
export const addOfficeRoutes = async (app: FastifyInstance, dir: string): Promise<void> => {
  await app.register(fastifyStatic, {
    root: join(dir, 'assets'),
    prefix: '/assets/',
    immutable: true,
    maxAge: '365d',
    index: false,
  });
  // Read anew each time: a build that lands while the program runs brings other file names.
  const sendPage = async (_: FastifyRequest, reply: FastifyReply) => {
    const page = await readFile(join(dir, 'index.html'), 'utf8');
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(page.replaceAll('__CSP_NONCE__', reply.cspNonce.style));
  };
  app.get('/', sendPage);
  app.get('/*', (request, reply) => {
    if (NOT_OFFICE.test(request.url.split('?')[0] as string)) throw platformError('not-found');
    return sendPage(request, reply);
  });
};
