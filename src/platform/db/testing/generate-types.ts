import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startTestServer } from './test-server.ts';

const run = promisify(execFile);

/**
 * Text of `db.generated.ts` as the migrations now make it: all schemas, bigint and numeric as strings.
 * @param onFailure hears of a module whose migrations fail; the other modules' types are still made
 */
export async function generateTypes(onFailure: (module: string, error: unknown) => void): Promise<string> {
  const server = await startTestServer(onFailure);
  try {
    return await typesOf(server.templateUrl);
  } finally {
    await server.stop();
  }
}

/** The types of a migrated database. */
export async function typesOf(url: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'kinhbac-types-'));
  try {
    const out = join(folder, 'db.ts');
    const program = fileURLToPath(new URL('../../../../node_modules/.bin/kysely-codegen', import.meta.url));
    const env = { ...process.env, DATABASE_URL: url };
    const flags = [
      '--dialect',
      'postgres',
      '--url',
      'env(DATABASE_URL)',
      '--date-parser',
      'string',
      '--exclude-pattern',
      'pgboss.*',
    ];
    await run(process.execPath, [program, ...flags, '--log-level', 'error', '--out-file', out], { env });
    return await readFile(out, 'utf8');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
