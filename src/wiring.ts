import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { firstStart } from './first-start/index.ts';
import type { ProgressOutput } from './first-start/progress.ts';
import { createDocumentsModule } from './modules/documents/index.ts';
import { createIdentityModule } from './modules/identity/index.ts';
import { createOrganizationModule, DEMO_PASSWORD, personName, positionsOf } from './modules/organization/index.ts';
import { openMasterSecret, openSignatures } from './modules/signatures/index.ts';
import { migrationFolders } from './modules.ts';
import type { Clock } from './platform/clock/index.ts';
import { type Config, choosePort, listenError } from './platform/config/index.ts';
import { ensureKey, openDatabase } from './platform/db/index.ts';
import { loadCheckpointKey, startCheckpointer } from './platform/events/index.ts';
import { createFileStore } from './platform/files/index.ts';
import { type Jobs, prepareJobs, startJobs } from './platform/jobs/index.ts';
import type { Module } from './platform/module.ts';
import { createRunner } from './platform/operations/index.ts';
import { createStreamHub, STREAM_CHANNEL } from './platform/stream/index.ts';
import { refuseUnfinishedRestore } from './platform/upkeep/index.ts';
import { worklistOperations, worklistPolicies } from './platform/worklist/index.ts';
import { buildWeb } from './web-wiring.ts';

export type StartOptions = {
  readonly config: Config;
  readonly clock: Clock;
  readonly logger: FastifyBaseLogger;
  readonly progress: ProgressOutput;
};

export type RunningProvince = {
  readonly app: FastifyInstance;
  /** As people reach it. */
  readonly address: string;
  /** As programs on this machine reach it. */
  readonly localAddress: string;
  readonly demoPassword: string | null;
  readonly modules: readonly Module[];
  readonly run: ReturnType<typeof createRunner>;
  close(): Promise<void>;
};

/** Passkeys need a host name, so the machine itself is called localhost. */
const publicUrlOf = (config: Config) => {
  const here = ['0.0.0.0', '127.0.0.1', '::', '::1'].includes(config.host) ? 'localhost' : config.host;
  return config.publicUrl ?? `http://${here}:${config.port}`;
};

/** database → migrations → modules → first start → web → workers. Every part is given what it needs by name. */
export const startProvince = async ({
  config: given,
  clock,
  logger,
  progress,
}: StartOptions): Promise<RunningProvince> => {
  const config = { ...given, port: await choosePort(given) };
  const { dataDir } = config;
  await refuseUnfinishedRestore(dataDir);
  const database = await openDatabase({
    dataDir,
    url: config.databaseUrl,
    clock,
    logger,
    migrations: migrationFolders(),
  });
  const files = createFileStore(join(dataDir, 'files'));
  const publicUrl = publicUrlOf(config);
  const masterSecret = await openMasterSecret(dataDir);
  const demoPassword = config.demo ? DEMO_PASSWORD : null;
  let jobs: Jobs | null = null;

  const organization = createOrganizationModule();
  const identity = createIdentityModule({
    database: database.app,
    clock,
    positions: { positionsOf, personName },
    masterSecret: await ensureKey(dataDir, 'identity-master', () => randomBytes(32).toString('hex')),
    webAuthn: { rpId: new URL(publicUrl).hostname, origins: [new URL(publicUrl).origin] },
    demoPassword,
    policies: () => policies,
  });
  const signatures = await openSignatures({
    database: database.app,
    appUrl: database.appUrl,
    dataDir,
    masterSecret,
    publicBaseUrl: publicUrl,
    files,
    now: () => clock.now(),
    token: config.pkcs11,
  });
  const documents = createDocumentsModule({ files, signatures, publicUrl, demo: config.demo });
  const modules: readonly Module[] = [organization, identity, signatures, documents];
  const policies = [...worklistPolicies, ...modules.flatMap((module) => module.policies ?? [])];
  const definitions = modules.flatMap((module) => module.jobs ?? []);
  const operations = [...worklistOperations, ...modules.flatMap((module) => module.operations)];

  if (config.demo) await firstStart({ database: database.app, clock, signatures, output: progress });
  await prepareJobs(database.ownerUrl, definitions);
  const run = createRunner(database.app, clock, logger);
  const hub = createStreamHub();
  await database.listen(STREAM_CHANNEL, hub.receive, hub.resyncAll);
  const app = await buildWeb({
    config,
    logger,
    clock,
    database,
    files,
    operations,
    modules,
    run,
    hub,
    jobFigures: async () => (await jobs?.figures()) ?? [],
    authenticate: identity.authenticate,
  });
  jobs = await startJobs(database.appUrl, definitions, logger);
  const checkpointer = startCheckpointer({
    db: database.app,
    clock,
    key: await loadCheckpointKey(dataDir),
    outsidePath: join(dataDir, 'checkpoints.log'),
    onError: (error) => logger.error({ err: error }, 'checkpoint failed'),
  });
  await app.listen({ host: config.host, port: config.port }).catch((error: unknown) => {
    throw listenError(error, config);
  });
  return {
    app,
    address: publicUrl,
    localAddress: `http://localhost:${config.port}`,
    demoPassword,
    modules,
    run,
    close: async () => {
      await app.close();
      await jobs?.stop();
      await checkpointer.stop();
      await signatures.close();
      await documents.close();
      await database.close();
    },
  };
};
