import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem } from 'node:os';

const firstLine = (command: string, args: readonly string[]): string => {
  try {
    return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).split('\n')[0] ?? '';
  } catch {
    return 'absent';
  }
};

/** What the figures depend on. */
export const environment = () => ({
  at: new Date().toISOString(),
  node: process.version,
  openssl: firstLine('openssl', ['version']),
  system: `${/PRETTY_NAME="(.*)"/.exec(readFileSync('/etc/os-release', 'utf8'))?.[1]}, Linux ${release()}`,
  processor: `${cpus().length} × ${cpus()[0]?.model.trim()}`,
  memoryGb: Math.round(totalmem() / 2 ** 30),
});

export const load = (): number => Number((loadavg()[0] ?? 0).toFixed(2));
