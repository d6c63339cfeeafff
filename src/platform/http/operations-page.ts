import type { FastifyInstance } from 'fastify';
import { listErrors } from '../errors/index.ts';
import { platformError } from '../errors/platform-errors.ts';
import type { Operation } from '../operations/index.ts';
import { openApiOf } from './openapi.ts';

const problemText = (code: string): string => {
  const entry = listErrors().find(([known]) => known === code)?.[1];
  if (!entry) throw platformError('not-found');
  return `${code} (HTTP ${entry.status})\n\n${entry.vi}\n\n${entry.en}\n`;
};

/** `/api/openapi.json`, `/healthz`, and what a problem's `type` leads to. The description is made once; operations do not change while running. */
export const addDescriptionRoutes = (
  app: FastifyInstance,
  operations: readonly Operation[],
  version: string,
  ready: () => Promise<boolean>,
): void => {
  const description = openApiOf(operations, version);
  app.get('/api/openapi.json', async () => description);
  app.get('/problems/:code', async (request, reply) =>
    reply.type('text/plain; charset=utf-8').send(problemText((request.params as { code: string }).code)),
  );
  app.get('/healthz', async (_, reply) => {
    const well = await ready().catch(() => false);
    return reply.status(well ? 200 : 503).send({ status: well ? 'ready' : 'database-away' });
  });
};
