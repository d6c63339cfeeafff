import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import packageFile from '../package.json' with { type: 'json' };
import { actorSettings } from './platform/access/index.ts';
import type { Clock } from './platform/clock/index.ts';
import type { Config } from './platform/config/index.ts';
import { inTransaction, type OpenDatabase } from './platform/db/index.ts';
import type { FileStore } from './platform/files/index.ts';
import { addMetrics } from './platform/http/metrics.ts';
import { addOfficeRoutes } from './platform/http/office-route.ts';
import { addOperationRoutes, checkDeclarations } from './platform/http/operation-routes.ts';
import { addDescriptionRoutes } from './platform/http/operations-page.ts';
import { createServer } from './platform/http/server.ts';
import { type Authenticate, factsOf, signedInOf } from './platform/http/session.ts';
import { addStreamRoute } from './platform/http/stream-route.ts';
import { addUploadRoutes } from './platform/http/uploads.ts';
import type { JobFigures } from './platform/jobs/index.ts';
import type { Module, RouteKit } from './platform/module.ts';
import type { Operation, OperationRunner } from './platform/operations/index.ts';
import type { StreamHub } from './platform/stream/index.ts';
import { addPublicAssets } from './web/public/routes.ts';

/** Where the staff application is built to, beside the sources. */
const OFFICE_DIR = fileURLToPath(new URL('../.cache/office', import.meta.url));

type WebParts = {
  readonly config: Config;
  readonly logger: FastifyBaseLogger;
  readonly clock: Clock;
  readonly database: OpenDatabase;
  readonly files: FileStore;
  readonly operations: readonly Operation[];
  readonly modules: readonly Module[];
  readonly run: OperationRunner;
  readonly hub: StreamHub;
  readonly jobFigures: () => Promise<readonly JobFigures[]>;
  readonly authenticate: Authenticate;
};

/** Everything that answers on the port: operations, streams, uploads, the modules' own pages, the staff application. */
export const buildWeb = async (parts: WebParts): Promise<FastifyInstance> => {
  const { config, logger, operations, run, hub, authenticate } = parts;
  checkDeclarations(operations);
  const app = await createServer({
    logger,
    trustProxy: config.trustedProxies.length > 0 ? [...config.trustedProxies] : false,
  });
  addMetrics(app, { openStreams: hub.size, jobs: parts.jobFigures });
  addDescriptionRoutes(
    app,
    operations,
    packageFile.version,
    async () => (await parts.database.pool.query('select 1')).rowCount === 1,
  );
  addOperationRoutes(app, operations, run, authenticate);
  addStreamRoute(app, hub, authenticate);
  await addUploadRoutes(app, {
    dir: join(config.dataDir, 'uploads'),
    files: parts.files,
    database: parts.database.app,
    clock: parts.clock,
    authenticate,
  });
  addPublicAssets(app);
  const kit: RouteKit = {
    run,
    factsOf,
    actorOf: async (request) => (await signedInOf(authenticate, request))?.actor ?? null,
    asNobody: (work) => inTransaction(parts.database.app, work, { settings: actorSettings(null) }),
    now: () => parts.clock.now(),
  };
  for (const module of parts.modules) await module.routes?.(app, kit);
  await addOfficeRoutes(app, OFFICE_DIR);
  return app;
};
