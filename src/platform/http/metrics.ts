import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { JobFigures } from '../jobs/index.ts';

type Figures = {
  openStreams(): number;
  jobs(): Promise<readonly JobFigures[]>;
};

/** Waiting and failed jobs by name. A database that is away leaves them out and the other figures in. */
const addJobFigures = (registry: Registry, jobs: Figures['jobs']): void => {
  new Gauge({
    name: 'kinhbac_jobs',
    help: 'Jobs that wait for their turn, and jobs that no try could do',
    labelNames: ['job', 'state'],
    registers: [registry],
    async collect() {
      this.reset();
      for (const { name, waiting, failed } of await jobs().catch(() => [])) {
        this.set({ job: name, state: 'waiting' }, waiting);
        this.set({ job: name, state: 'failed' }, failed);
      }
    },
  });
};

/** `/metrics` in Prometheus text: process figures, time per route, open streams, jobs. */
export const addMetrics = (app: FastifyInstance, figures: Figures): void => {
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
  addJobFigures(registry, figures.jobs);
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unmatched';
    seconds.observe({ method: request.method, route, status: String(reply.statusCode) }, reply.elapsedTime / 1000);
  });
  app.get('/metrics', async (_, reply) => reply.type(registry.contentType).send(await registry.metrics()));
};
