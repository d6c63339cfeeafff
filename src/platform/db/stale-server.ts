import { readFile, readlink, realpath, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { clusterDir } from './cluster.ts';

/** A server of a killed predecessor gets this long to write its last pages. */
const SHUTDOWN_MS = 60_000;

/**
 * Deals with what a killed predecessor left: its server is asked to stop and awaited; a `postmaster.pid` whose
 * number is dead, or belongs to a stranger by now, is removed. The caller holds the data folder's lock.
 */
export async function clearStaleServer(dataDir: string): Promise<void> {
  const pidFile = join(clusterDir(dataDir), 'postmaster.pid');
  const deadline = performance.now() + SHUTDOWN_MS;
  let asked = false;
  for (;;) {
    const pid = await firstNumber(pidFile);
    if (pid === undefined) return;
    if (!(await isOurServer(pid, dataDir))) {
      await rm(pidFile, { force: true });
      return;
    }
    if (!asked) process.kill(pid, 'SIGINT');
    asked = true;
    if (performance.now() > deadline) return;
    await sleep(20);
  }
}

async function firstNumber(path: string): Promise<number | undefined> {
  try {
    const pid = Number.parseInt(await readFile(path, 'utf8'), 10);
    return Number.isInteger(pid) && pid > 1 ? pid : undefined;
  } catch {
    return undefined;
  }
}

/** A PostgreSQL server stands in its data folder: its working directory tells whose it is. */
async function isOurServer(pid: number, dataDir: string): Promise<boolean> {
  try {
    const [program, folder, ours] = await Promise.all([
      readlink(`/proc/${pid}/exe`),
      readlink(`/proc/${pid}/cwd`),
      realpath(clusterDir(dataDir)),
    ]);
    return basename(program).startsWith('postgres') && folder === ours;
  } catch {
    return false;
  }
}
