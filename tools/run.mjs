// Brings the npm dependencies, then runs one of our programs on the pinned Node: `node tools/run.mjs src/cli/x.ts …`.
// Plain JavaScript for the system's Node, because it may run before any dependency is installed.
import { spawn } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ensureDependencies } from './set-up.mjs';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
/** Compiled code of earlier runs: halves the time to load the server. */
const COMPILE_CACHE = join(ROOT, '.cache', 'node');
export const PINNED_NODE = join(ROOT, 'node_modules', '.bin', 'node');

const isPinned = () => realpathSync(process.execPath) === realpathSync(PINNED_NODE);

/** Runs the program in this process when it already is the pinned Node (npm sees to that from the second start on). */
export const runProgram = async (program, args) => {
  if (!isPinned()) return spawnProgram(program, args);
  const { enableCompileCache } = await import('node:module');
  enableCompileCache(COMPILE_CACHE);
  process.argv = [process.execPath, join(ROOT, program), ...args];
  await import(pathToFileURL(join(ROOT, program)).href);
};

/**
 * Runs the program as a child of its own session, so that Ctrl+C reaches it once and through us; the kernel stops it
 * when we are killed.
 */
const spawnProgram = (program, args) => {
  const child = spawn('setpriv', ['--pdeathsig', 'TERM', PINNED_NODE, join(ROOT, program), ...args], {
    stdio: 'inherit',
    detached: true,
    env: { ...process.env, NODE_COMPILE_CACHE: COMPILE_CACHE },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    console.error(`Không chạy được ${program}: ${error.message}. (Could not run ${program}.)`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.chdir(ROOT);
  ensureDependencies();
  const [program, ...args] = process.argv.slice(2);
  await runProgram(program, args);
}
