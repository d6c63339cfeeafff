import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { launchProvince, removeDir, scratchDir } from '../support/launch-province.ts';
import { ownerConnection } from '../support/owner-connection.ts';

const dirs: string[] = [];
const freshDir = async (name: string) => {
  const dir = await scratchDir(name);
  dirs.push(dir);
  return dir;
};
afterAll(async () => {
  for (const dir of dirs) await removeDir(dir);
});

/** Runs the program until it ends by itself; answers its code and everything it said. */
const runToEnd = async (env: Record<string, string>) => {
  const child = spawn(process.execPath, ['src/main.ts'], {
    env: { ...process.env, KINHBAC_START: 'demo', PORT: '0', DATABASE_URL: '', LOG_LEVEL: 'warn', ...env },
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (text += chunk));
  const [code] = await once(child, 'exit');
  return { code: code as number, text };
};

const countRows = async (dataDir: string) => {
  const client = await ownerConnection(dataDir);
  try {
    const { rows } = await client.query(`select (select count(*)::int from organization.person) as people,
      (select count(*)::int from signatures.certificate) as certificates, (select count(*)::int from identity.account where password_hash is not null) as active`);
    return rows[0] as { people: number; certificates: number; active: number };
  } finally {
    await client.end();
  }
};

describe('the first start', () => {
  test('killed in its middle, the next start is whole; Ctrl+C ends cleanly; the third start finds everything', async () => {
    const dataDir = await freshDir('killed');
    const child = spawn(process.execPath, ['src/main.ts'], {
      env: { ...process.env, KINHBAC_START: 'demo', PORT: '0', DATA_DIR: dataDir, DATABASE_URL: '' },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const ended = once(child, 'exit');
    // The first finished phase is told in a line with its seconds; the second phase is then under way.
    for await (const chunk of child.stdout) if (/\d s\n/.test(String(chunk))) break;
    child.kill('SIGKILL');
    await ended;

    const second = await launchProvince(dataDir);
    expect((await fetch(`${second.url}/healthz`)).status).toBe(200);
    const whole = await countRows(dataDir);
    expect(whole.people).toBeGreaterThanOrEqual(10_800);
    expect(whole.certificates).toBe(1_440);
    expect(whole.active).toBeGreaterThan(10);
    expect(whole.active).toBeLessThan(60);
    expect(await second.stop('SIGINT')).toBe(0);

    const begun = performance.now();
    const third = await launchProvince(dataDir);
    console.log(`start on a filled province: ${((performance.now() - begun) / 1000).toFixed(1)} s`);
    expect(await countRows(dataDir)).toEqual(whole);
    const verdict = JSON.parse(
      execFileSync(process.execPath, ['src/cli/verify-log.ts', '--json'], {
        env: { ...process.env, DATA_DIR: dataDir },
        encoding: 'utf8',
      }),
    ) as { clean?: boolean };
    expect(verdict).toMatchObject({ verdict: 'clean' });

    const rival = await runToEnd({ DATA_DIR: dataDir });
    expect(rival.code).toBe(1);
    expect(rival.text).toMatch(/đang được|đang dùng|đã có/);
    expect(await third.stop('SIGTERM')).toBe(0);
  });
});

describe('what cannot start says so in a sentence', () => {
  test('a wrong configuration names the key', async () => {
    const dataDir = await freshDir('config');
    await mkdir(dataDir, { recursive: true });
    await writeFile(join(dataDir, 'kinhbac.config.json'), JSON.stringify({ port: 'mười', colour: 'red' }));
    const { code, text } = await runToEnd({ DATA_DIR: dataDir, PORT: '' });
    expect(code).toBe(1);
    expect(text).toContain('"port" phải là số nguyên');
    expect(text).toContain('không có khóa "colour"');
  });

  test('a port that is taken is named before anything is filled', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as { port: number };
    const { code, text } = await runToEnd({ DATA_DIR: await freshDir('port'), PORT: String(port) });
    taken.close();
    expect(code).toBe(1);
    expect(text).toContain(String(port));
    expect(text).not.toContain('ENOENT');
  });
});
