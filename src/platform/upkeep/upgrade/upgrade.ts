import { readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { type MigrationSource, migrate } from '../../db/migrate.ts';
import { ensureSecrets } from '../../db/secrets.ts';
import { type BackupOptions, makeBackup } from '../backup/make-backup.ts';
import type { Manifest } from '../backup/manifest.ts';
import { findSet, openRepository } from '../backup/repository.ts';
import { syncFolder, writeDurable } from '../durable.ts';
import { upkeepError } from '../errors.ts';
import { reachDatabase } from '../reach-database.ts';
import { loadDatabase } from '../restore/load-database.ts';
import { type PendingMigration, planUpgrade, rehearse, withClient } from './plan.ts';

export interface UpgradeOptions extends Omit<BackupOptions, 'migrations'> {
  migrations: readonly MigrationSource[];
  /** Only say what would be done. */
  dryRun: boolean;
}

export interface UpgradeResult {
  applied: PendingMigration[];
  /** The backup made before; null when there was nothing to do, or in a dry run. */
  set: string | null;
}

/** In the data folder from before the first migration until all stand: which set the database goes back to. */
const MARKER = join('upkeep', 'upgrade.json');
const marker = z.object({ dir: z.string(), set: z.string() });

/**
 * Brings the database to this program's version: rehearsal in a transaction that is undone, backup, migrations. When one
 * fails, or facts are missing afterwards, the database is set back to the backup in one transaction. Cut off, the next run sets
 * back first and begins anew. The program must be stopped, except for a dry run.
 */
export async function upgrade(given: UpgradeOptions): Promise<UpgradeResult> {
  const options = { ...given, dataDir: resolve(given.dataDir) };
  const { dataDir, log } = options;
  const database = await reachDatabase(options);
  try {
    if (database.running && !options.dryRun) throw upkeepError('still-running', { dataDir });
    const { ownerUrl } = database;
    if (!options.dryRun) await setBackUnfinished(ownerUrl, options);
    const pending = await planUpgrade(ownerUrl, options.migrations);
    for (const { name, statements } of pending) log(`  ${name}: ${statements} lệnh (${statements} statements)`);
    if (pending.length === 0) return { applied: [], set: null };
    // While people work, the locks of a rehearsal would stop them.
    if (!database.running) await rehearse(ownerUrl, pending);
    if (options.dryRun) return { applied: pending, set: null };
    // The backup reaches the same server by its address: the data folder is ours until the end.
    const { manifest } = await makeBackup({ ...options, databaseUrl: ownerUrl });
    await migrateOrSetBack(ownerUrl, manifest, options);
    return { applied: pending, set: manifest.set };
  } finally {
    await database.close();
  }
}

async function migrateOrSetBack(ownerUrl: string, manifest: Manifest, options: UpgradeOptions): Promise<void> {
  const path = join(options.dataDir, MARKER);
  await writeDurable(path, `${JSON.stringify({ dir: resolve(options.dir), set: manifest.set })}\n`);
  try {
    await migrate(ownerUrl, options.migrations, options.clock, (line) => options.log(`✔ ${line}`));
    await expectFacts(ownerUrl, manifest);
  } catch (error) {
    await setBack(ownerUrl, manifest, options);
    await removeMarker(path);
    throw upkeepError('upgrade-undone', { reason: (error as Error).message, set: manifest.set }, error);
  }
  await removeMarker(path);
}

/** Append-only tables hold at least what they held; a migration that lost some of it is undone. */
async function expectFacts(ownerUrl: string, { tables }: Manifest): Promise<void> {
  await withClient(ownerUrl, 'kinhbac-upgrade', async (client) => {
    for (const name of ['event', 'checkpoint', 'blob']) {
      const before = tables.find((table) => table.schema === 'platform' && table.name === name)?.rows ?? 0;
      const { rows } = await client.query<{ n: number }>(`select count(*)::int as n from platform.${name}`);
      const now = rows[0]?.n ?? 0;
      if (now < before) throw new Error(`platform.${name}: ${now} < ${before}`);
    }
  });
}

async function setBack(ownerUrl: string, manifest: Manifest, options: UpgradeOptions): Promise<void> {
  const repository = await openRepository(options.dir, options.passphrase, { create: false });
  const appPassword = (await ensureSecrets(options.dataDir)).databaseAppPassword;
  const setDir = repository.setDir(manifest.set);
  await loadDatabase({ ownerUrl, appPassword, setDir, manifest, key: repository.key, replace: true });
}

/** An upgrade that was killed between its migrations is undone before anything else. */
async function setBackUnfinished(ownerUrl: string, options: UpgradeOptions): Promise<void> {
  const path = join(options.dataDir, MARKER);
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return;
  const { dir, set } = marker.parse(JSON.parse(text));
  const repository = await openRepository(dir, options.passphrase, { create: false });
  await setBack(ownerUrl, await findSet(repository, set), { ...options, dir });
  await removeMarker(path);
  options.log(`Lần nâng cấp trước bị ngắt; đã trả cơ sở dữ liệu về bản ${set}. (An interrupted upgrade was undone.)`);
}

async function removeMarker(path: string): Promise<void> {
  await rm(path, { force: true });
  await syncFolder(join(path, '..'));
}
