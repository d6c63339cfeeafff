import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { DEMO_PIN } from './first-start/demo-pin.ts';
import {
  administratorPath,
  createFirstAdministratorModule,
  type FrontDesk,
  firstStart,
  openFirstAdministratorLink,
  openFrontDesk,
  settleStart,
} from './first-start/index.ts';
import type { ProgressOutput } from './first-start/progress.ts';
import { createDocumentsModule } from './modules/documents/index.ts';
import { createIdentityModule, holdersOfNames, namesOfHolders, seedAccounts } from './modules/identity/index.ts';
import { createOrganizationModule, DEMO_PASSWORD, personName, positionsOf } from './modules/organization/index.ts';
import { openMasterSecret, openSignatures } from './modules/signatures/index.ts';
import { migrationFolders } from './modules.ts';
import type { Clock } from './platform/clock/index.ts';
import { type Config, choosePort, listenError } from './platform/config/index.ts';
import { analyzeAll, ensureKey, openDatabase } from './platform/db/index.ts';
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
  /** Whether a first start that the settings leave open is asked about in the browser; else it is the demo. */
  readonly asks?: boolean;
};

export type RunningProvince = {
  readonly app: FastifyInstance;
  /** As people reach it. */
  readonly address: string;
  /** As programs on this machine reach it. */
  readonly localAddress: string;
  readonly demoPassword: string | null;
  /** Of an own province that has no administrator yet: the page that makes one. Secret, of use once. */
  readonly administratorUrl: string | null;
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
  asks = false,
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
  let desk = null as FrontDesk | null;
  const choose = async () => {
    if (!asks) return 'demo' as const;
    desk = await openFrontDesk({ config, address: publicUrl, logger, output: progress });
    return desk.chosen;
  };
  const start = await settleStart({ database: database.app, clock, asked: config.start, choose });
  const demo = start === 'demo';
  const demoPassword = demo ? DEMO_PASSWORD : null;
  const identitySecret = await ensureKey(dataDir, 'identity-master', () => randomBytes(32).toString('hex'));
  let jobs: Jobs | null = null;

  const organization = createOrganizationModule({
    accounts: {
      open: (tx, people, now) => seedAccounts(tx, { people, demoSignIns: [], now }),
      holdersOfNames,
      namesOfHolders,
    },
  });
  const identity = createIdentityModule({
    database: database.app,
    clock,
    positions: { positionsOf, personName },
    masterSecret: identitySecret,
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
    demoPin: demo ? DEMO_PIN : null,
  });
  const documents = createDocumentsModule({ files, signatures, publicUrl, demo });
  const ownStart = demo
    ? []
    : [createFirstAdministratorModule({ database: database.app, masterSecret: identitySecret })];
  const modules: readonly Module[] = [organization, identity, signatures, documents, ...ownStart];
  const policies = [...worklistPolicies, ...modules.flatMap((module) => module.policies ?? [])];
  const definitions = modules.flatMap((module) => module.jobs ?? []);
  const operations = [...worklistOperations, ...modules.flatMap((module) => module.operations)];

  const output = desk?.output ?? progress;
  if (await firstStart({ start, database: database.app, clock, signatures, output }))
    await analyzeAll(database.ownerUrl);
  const link = demo ? null : await openFirstAdministratorLink(database.app, clock.now());
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
  desk?.leavePort();
  await app.listen({ host: config.host, port: config.port }).catch((error: unknown) => {
    throw listenError(error, config);
  });
  await desk?.handOver();
  return {
    app,
    address: publicUrl,
    localAddress: `http://localhost:${config.port}`,
    demoPassword,
    administratorUrl: link && publicUrl + administratorPath(link),
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
