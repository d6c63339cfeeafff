import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

export type LogVerdict = { readonly verdict: string; readonly events: number; readonly findings: readonly unknown[] };

/** Runs `verify-log` as an auditor would, in a process of its own. */
export const verifyLog = async (dataDir: string): Promise<LogVerdict> => {
  const { stdout } = await promisify(execFile)(process.execPath, ['src/cli/verify-log.ts', '--json'], {
    env: { ...process.env, DATA_DIR: dataDir, DATABASE_URL: '' },
    maxBuffer: 64 * 1024 * 1024,
  }).catch((error: { stdout?: string; stderr?: string }) => {
    if (error.stdout) return { stdout: error.stdout };
    throw new Error(`verify-log could not run: ${error.stderr ?? String(error)}`);
  });
  return JSON.parse(stdout) as LogVerdict;
};
