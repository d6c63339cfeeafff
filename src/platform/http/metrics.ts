import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** `/metrics` in Prometheus text: process figures, time per route, open streams. */
export const addMetrics = (app: FastifyInstance, figures: { openStreams(): number }): void => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'kinhbac_' });
  const seconds = new Histogram({
    name: 'kinhbac_http_request_seconds',
    help: 'Time from request to end of answer, in seconds',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 3, 10],
    registers: [registry],
  });
  new Gauge({
    name: 'kinhbac_open_streams',
    help: 'Event streams open now',
    registers: [registry],
    collect() {
      this.set(figures.openStreams());
    },
  });
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unmatched';
    seconds.observe({ method: request.method, route, status: String(reply.statusCode) }, reply.elapsedTime / 1000);
  });
  app.get('/metrics', async (_, reply) => reply.type(registry.contentType).send(await registry.metrics()));
};
