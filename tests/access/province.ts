import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import pino from 'pino';
import { systemClock } from '../../src/platform/clock/index.ts';
import { loadConfig } from '../../src/platform/config/index.ts';
import { type RunningProvince, startProvince } from '../../src/wiring.ts';

/** A whole province started for the tests of access, with a way to look behind its walls. */
export type TestProvince = {
  readonly province: RunningProvince;
  /** The database owner's connection: fixtures, and the truth to compare with. */
  readonly owner: pg.Pool;
  /** The application's role, without any operation around it. */
  readonly app: pg.Pool;
  close(): Promise<void>;
};

const connections = async (dataDir: string) => {
  const server = JSON.parse(await readFile(join(dataDir, 'server.json'), 'utf8')) as {
    port: number;
    user: string;
    database: string;
  };
  const secrets = JSON.parse(await readFile(join(dataDir, 'secrets.json'), 'utf8')) as {
    databaseOwnerPassword: string;
    databaseAppPassword: string;
  };
  const pool = (user: string, password: string) =>
    new pg.Pool({ host: '127.0.0.1', port: server.port, database: server.database, user, password, max: 2 });
  return {
    owner: pool(server.user, secrets.databaseOwnerPassword),
    app: pool('kinhbac_app', secrets.databaseAppPassword),
  };
};

export const startTestProvince = async (): Promise<TestProvince> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'kinhbac-access-'));
  const config = await loadConfig({ DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'silent' });
  const logger = pino({ level: 'silent' });
  const province = await startProvince({ config, clock: systemClock, logger, progress: { write: () => true } });
  const { owner, app } = await connections(dataDir);
  return {
    province,
    owner,
    app,
    close: async () => {
      await Promise.all([owner.end(), app.end()]);
      await province.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};
