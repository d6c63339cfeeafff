import { type ChildProcess, spawn } from 'node:child_process';
import { createHash, randomInt, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { migrationFolders } from '../../src/modules.ts';
import { systemClock } from '../../src/platform/clock/index.ts';
import { inTransaction, type OpenDatabase, openDatabase } from '../../src/platform/db/index.ts';
import { launchServer } from '../../src/platform/db/launcher.ts';
import { appendEvent, loadCheckpointKey, startCheckpointer } from '../../src/platform/events/index.ts';
import { createFileStore, registerBlob } from '../../src/platform/files/index.ts';
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

type Ended = { code: number | null; text: string };
/** SIGKILL so many milliseconds after a line of its progress was seen; after the start when no line is named. */
type Kill = { line?: string; ms: number };

/** Runs one of our programs to its end, or to the moment at which it is killed. */
const runProgram = async (args: string[], env: Record<string, string>, kill?: Kill): Promise<Ended> => {
  const child: ChildProcess = spawn(process.execPath, args, {
    env: {
      ...process.env,
      NODE_COMPILE_CACHE: '.cache/node',
      DATABASE_URL: '',
      PORT: '0',
      KINHBAC_BACKUP_PASSPHRASE: 'một mật khẩu sao lưu dài',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  let aimed = false;
  const aim = () => {
    if (aimed || !kill || !text.includes(kill.line ?? '')) return;
    aimed = true;
    void sleep(kill.ms).then(() => child.kill('SIGKILL'));
  };
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      text += chunk;
      aim();
    });
  const ended = once(child, 'close');
  if (kill?.line === undefined) aim();
  const [code] = await ended;
  return { code: code as number | null, text };
};

/** A small province that is written to all the time; remembers what was acknowledged. */
const busyProvince = async (dataDir: string) => {
  const database: OpenDatabase = await openDatabase({
    ...{ dataDir, clock: systemClock, logger: { error: () => {} }, migrations: migrationFolders() },
  });
  const files = createFileStore(join(dataDir, 'files'));
  const checkpointer = startCheckpointer({
    ...{ db: database.app, clock: systemClock, key: await loadCheckpointKey(dataDir), onError: () => {} },
    outsidePath: join(dataDir, 'checkpoints.log'),
  });
  const acknowledged: string[] = [];
  const act = async () => {
    const file = await files.put(Buffer.from(`${randomUUID()}${'x'.repeat(randomInt(200_000))}`));
    await inTransaction(database.app, async (tx) => {
      const at = systemClock.now();
      await registerBlob(tx, file, { mediaType: 'application/pdf', at });
      const what = { kind: 'issue', objectKind: 'document', objectId: file.sha256, data: { size: file.size } };
      await appendEvent(tx, { at, agencyId: randomUUID(), actor: null, ...what });
    });
    acknowledged.push(file.sha256);
  };
  let stopping = false;
  const writing = (async () => {
    for (let i = 1; !stopping; i++) {
      await act();
      if (i % 20 === 0) await checkpointer.runNow();
      await sleep(10);
    }
  })();
  return {
    acknowledged,
    stop: async () => {
      stopping = true;
      await writing;
      await checkpointer.stop();
      await database.close();
    },
  };
};

const verifyLog = async (dataDir: string) =>
  JSON.parse((await runProgram(['src/cli/verify-log.ts', '--json'], { DATA_DIR: dataDir })).text) as {
    verdict: string;
    events: number;
  };

/** What the restored province says it has: the objects of its events. */
const objectsIn = async (dataDir: string): Promise<Set<string>> => {
  const client = await ownerConnection(dataDir);
  try {
    const { rows } = await client.query<{ id: string }>('select object_id as id from platform.event');
    return new Set(rows.map(({ id }) => id));
  } finally {
    await client.end();
  }
};

const expectWholeFile = async (dataDir: string, sha256: string) => {
  const bytes = await readFile(createFileStore(join(dataDir, 'files')).path(sha256));
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
};

describe('killed again and again', () => {
  let dataDir: string;
  let backupDir: string;
  let acknowledged: string[];

  beforeAll(async () => {
    dataDir = await freshDir('busy');
    backupDir = join(await freshDir('backups'), 'ổ sao lưu');
    const province = await busyProvince(dataDir);
    try {
      const program = ['src/cli/backup.ts', backupDir];
      const kills = [
        { ms: randomInt(300, 900) },
        { line: 'Cơ sở dữ liệu', ms: randomInt(60) },
        { line: 'Khóa', ms: 0 },
      ];
      for (const kill of kills) await runProgram(program, { DATA_DIR: dataDir }, kill);
      acknowledged = [...province.acknowledged];
      const last = await runProgram([...program, '--json'], { DATA_DIR: dataDir });
      expect(last.code, last.text).toBe(0);
      expect(acknowledged.length).toBeGreaterThan(20);
    } finally {
      await province.stop();
    }
  });

  test('a backup of a province at work holds all that was acknowledged before; a half restore never starts', async () => {
    const target = await freshDir('restored');
    const program = ['src/cli/restore.ts', backupDir];
    const kills = [
      { line: 'Khóa', ms: randomInt(1_500) },
      { line: 'Cơ sở dữ liệu', ms: randomInt(300) },
    ];
    for (const kill of kills) {
      const { code } = await runProgram(program, { DATA_DIR: target }, kill);
      if (code === 0) break;
    }
    if ((await readdir(target)).includes('restore.json')) {
      const start = await runProgram(['src/main.ts'], { DATA_DIR: target });
      expect(start.code).toBe(1);
      expect(start.text).toContain('đang khôi phục dở dang');
      const end = await runProgram(program, { DATA_DIR: target });
      expect(end.code, end.text).toBe(0);
    }
    const verdict = await verifyLog(target);
    expect(verdict).toMatchObject({ verdict: 'clean' });
    expect(verdict.events).toBeGreaterThanOrEqual(acknowledged.length);

    const server = await launchServer(target);
    try {
      const objects = await objectsIn(target);
      expect(acknowledged.filter((sha256) => !objects.has(sha256))).toEqual([]);
      for (const sha256 of objects) await expectWholeFile(target, sha256);
    } finally {
      await server.stop();
    }
  });
});

/** Makes a support bundle, and looks in it for everybody who is in the database and for every secret. */
const expectNobodyIn = async (file: string, dataDir: string) => {
  const client = await ownerConnection(dataDir);
  try {
    const { rows } = await client.query<{ word: string }>(`select name as word from organization.person
      union select username from identity.account union select subject from documents.document
      union select common_name from signatures.certificate`);
    const secrets = JSON.parse(await readFile(join(dataDir, 'secrets.json'), 'utf8')) as Record<string, unknown>;
    const words = [
      ...rows.map(({ word }) => word),
      ...Object.values(secrets).filter((value) => typeof value === 'string'),
    ];
    expect(words.length).toBeGreaterThan(10_000);
    const log = join(dataDir, 'program.log');
    const lines = words
      .slice(0, 2_000)
      .map((word) => JSON.stringify({ level: 50, msg: word, err: { message: word, stack: word } }));
    await writeFile(log, lines.join('\n'));
    const { code, text } = await runProgram(['src/cli/support-bundle.ts', file, '--log', log], { DATA_DIR: dataDir });
    expect(code, text).toBe(0);
    const bundle = await readFile(file, 'utf8');
    expect(bundle).toContain('"programLog"');
    expect(words.filter((word) => bundle.includes(word))).toEqual([]);
  } finally {
    await client.end();
  }
};

test('the demo province at work is backed up and restored whole: same people, same keys, and it serves', async () => {
  const { dataDir } = inject('province');
  const backupDir = await freshDir('demo-backup');
  const backup = await runProgram(['src/cli/backup.ts', backupDir], { DATA_DIR: dataDir });
  expect(backup.code, backup.text).toBe(0);
  const target = await freshDir('demo-restored');
  const restore = await runProgram(['src/cli/restore.ts', backupDir], { DATA_DIR: target });
  expect(restore.code, restore.text).toBe(0);
  expect(restore.text).toContain('Nhật ký nguyên vẹn');
  expect((await readdir(join(target, 'keys'))).sort()).toEqual((await readdir(join(dataDir, 'keys'))).sort());
  const doctor = await runProgram(['src/cli/doctor.ts', '--full', '--json'], { DATA_DIR: target });
  const { findings } = JSON.parse(doctor.text) as { findings: { code: string; severity: string }[] };
  // How full the disk of this machine is says nothing about the restore.
  expect(findings.filter(({ code, severity }) => severity !== 'ok' && !code.startsWith('disk.'))).toEqual([]);
  const province = await launchProvince(target);
  try {
    await expectNobodyIn(join(target, 'bundle.json'), target);
    expect((await fetch(`${province.url}/healthz`)).status).toBe(200);
  } finally {
    expect(await province.stop()).toBe(0);
  }
});
