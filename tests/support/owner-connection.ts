import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { clusterDir, DATABASE, OWNER } from '../../src/platform/db/cluster.ts';
import { readSecrets } from '../../src/platform/db/secrets.ts';

/** The owner's connection to a running province's own PostgreSQL, for looking behind row-level security. */
export const ownerConnection = async (dataDir: string): Promise<pg.Client> => {
  const secrets = await readSecrets(dataDir);
  const lines = (await readFile(join(clusterDir(dataDir), 'postmaster.pid'), 'utf8')).split('\n');
  const client = new pg.Client({
    host: '127.0.0.1',
    port: Number(lines[3]),
    user: OWNER,
    database: DATABASE,
    password: secrets?.databaseOwnerPassword,
  });
  await client.connect();
  return client;
};
