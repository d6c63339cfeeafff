import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { launchServer } from './launcher.ts';

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'kinhbac dữ liệu '));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

async function query<T extends object>(url: string, text: string): Promise<T[]> {
  const client = new pg.Client(url);
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query<T>(text)).rows;
  } finally {
    await client.end();
  }
}

/** Another node that starts a server over our folder and then does nothing until it is killed. */
async function startInOtherProcess(): Promise<{ node: ChildProcess; ownerUrl: string }> {
  const launcher = fileURLToPath(new URL('launcher.ts', import.meta.url));
  const program = `
    const { launchServer } = await import(${JSON.stringify(launcher)});
    const { ownerUrl } = await launchServer(${JSON.stringify(dataDir)});
    console.log(ownerUrl);
    setInterval(() => {}, 1000);`;
  const node = spawn(process.execPath, ['--input-type=module-typescript', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [ownerUrl] = await once(createInterface(node.stdout), 'line');
  return { node, ownerUrl };
}

async function kill(node: ChildProcess): Promise<void> {
  const gone = once(node, 'exit');
  node.kill('SIGKILL');
  await gone;
}

const postmasterPid = async () => Number.parseInt(await readFile(join(dataDir, 'postgres/postmaster.pid'), 'utf8'), 10);

test('data stays from one start to the next, in a folder with spaces and Vietnamese letters', async () => {
  const first = await launchServer(dataDir);
  await query(first.ownerUrl, "create table public.kept as select 'công văn' as word");
  await first.stop();
  const second = await launchServer(dataDir);
  expect(await query(second.ownerUrl, 'select word from public.kept')).toEqual([{ word: 'công văn' }]);
  await second.stop();
});

test('the server is PostgreSQL 18 with UTF-8 and byte order, closed to everyone without the password', async () => {
  const server = await launchServer(dataDir);
  const rows = await query(
    server.ownerUrl,
    `select current_setting('server_version_num')::int / 10000 as major, pg_encoding_to_char(encoding) as encoding, datlocprovider
     from pg_database where datname = current_database()`,
  );
  expect(rows).toEqual([{ major: 18, encoding: 'UTF8', datlocprovider: 'b' }]);
  const wrong = new URL(server.ownerUrl);
  wrong.password = 'guess';
  await expect(query(wrong.href, 'select 1')).rejects.toMatchObject({ code: '28P01' });
  await server.stop();
});

test('a folder used by a live process is refused', async () => {
  const { node } = await startInOtherProcess();
  await expect(launchServer(dataDir)).rejects.toMatchObject({ code: 'db.data-dir-in-use' });
  await kill(node);
});

test('after kill -9 of node the next start is immediate and whole', async () => {
  const { node, ownerUrl } = await startInOtherProcess();
  await query(ownerUrl, 'create table public.kept as select 1 as n');
  await kill(node);
  const next = await launchServer(dataDir);
  expect(await query(next.ownerUrl, 'select n from public.kept')).toEqual([{ n: 1 }]);
  await next.stop();
});

test('after kill -9 of node and of PostgreSQL every committed row is there', async () => {
  const { node, ownerUrl } = await startInOtherProcess();
  await query(ownerUrl, 'create table public.kept as select 1 as n');
  process.kill(await postmasterPid(), 'SIGKILL');
  await kill(node);
  const next = await launchServer(dataDir);
  expect(await query(next.ownerUrl, 'select n from public.kept')).toEqual([{ n: 1 }]);
  await next.stop();
});

test('kill -9 in the middle of making the cluster leaves nothing in the way', async () => {
  const launcher = fileURLToPath(new URL('launcher.ts', import.meta.url));
  const program = `const { launchServer } = await import(${JSON.stringify(launcher)}); await launchServer(${JSON.stringify(dataDir)});`;
  const node = spawn(process.execPath, ['--input-type=module-typescript', '-e', program], { stdio: 'ignore' });
  await expect.poll(() => readFile(join(dataDir, `postgres.new-${node.pid}/password`), 'utf8')).toBeTruthy();
  await kill(node);
  const next = await launchServer(dataDir);
  expect(await query(next.ownerUrl, 'select 1 as n')).toEqual([{ n: 1 }]);
  await next.stop();
});

test('a stale postmaster.pid whose number is now a stranger’s harms neither us nor the stranger', async () => {
  await (await launchServer(dataDir)).stop();
  const stranger = spawn('sleep', ['60']);
  await writeFile(join(dataDir, 'postgres/postmaster.pid'), `${stranger.pid}\n${dataDir}/postgres\n`);
  const next = await launchServer(dataDir);
  expect(await query(next.ownerUrl, 'select 1 as n')).toEqual([{ n: 1 }]);
  await next.stop();
  expect(stranger.exitCode).toBeNull();
  stranger.kill();
});

test('secrets and database files are closed to other users', async () => {
  const server = await launchServer(dataDir);
  await server.stop();
  expect((await stat(join(dataDir, 'secrets.json'))).mode & 0o077).toBe(0);
  expect((await stat(join(dataDir, 'postgres'))).mode & 0o077).toBe(0);
});

test('a lost secrets file is told in a sentence, not as a crash', async () => {
  await (await launchServer(dataDir)).stop();
  await writeFile(join(dataDir, 'secrets.json'), '{');
  await expect(launchServer(dataDir)).rejects.toMatchObject({ code: 'db.secrets-unreadable' });
  await rm(join(dataDir, 'secrets.json'));
  await expect(launchServer(dataDir)).rejects.toMatchObject({ code: 'db.secrets-unreadable' });
});

if (process.getuid?.() === 0) {
  test('where user namespaces are refused, root runs the server as nobody', async () => {
    const identity = { kind: 'uid', uid: 65534, gid: 65534 } as const;
    const server = await launchServer(dataDir, { identity });
    expect(await query(server.ownerUrl, 'select 1 as n')).toEqual([{ n: 1 }]);
    expect((await stat(`/proc/${await postmasterPid()}`)).uid).toBe(65534);
    await server.stop();
  });

  test('a folder that the stepped-down server cannot reach is told in a sentence', async () => {
    await chmod(dataDir, 0o700);
    const inner = join(dataDir, 'inner');
    const launching = launchServer(inner, { identity: { kind: 'uid', uid: 65534, gid: 65534 } });
    await expect(launching).rejects.toMatchObject({ code: 'db.cluster-not-made' });
  });
}
