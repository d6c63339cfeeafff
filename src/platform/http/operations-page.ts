import type { FastifyInstance } from 'fastify';
import type { Operation } from '../operations/index.ts';
import { openApiOf } from './openapi.ts';

/** `/api/openapi.json` and `/healthz`. The description is made once; operations do not change while running. */
export const addDescriptionRoutes = (
  app: FastifyInstance,
  operations: readonly Operation[],
  version: string,
  ready: () => Promise<boolean>,
): void => {
  const description = openApiOf(operations, version);
  app.get('/api/openapi.json', async () => description);
  app.get('/healthz', async (_, reply) => {
    const well = await ready().catch(() => false);
    return reply.status(well ? 200 : 503).send({ status: well ? 'ready' : 'database-away' });
  });
};
