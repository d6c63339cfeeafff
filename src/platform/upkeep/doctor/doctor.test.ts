import { randomUUID } from 'node:crypto';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { judgeCertificates } from '../../../cli/doctor/certificates.ts';
import { judgeDeliveries } from '../../../cli/doctor/deliveries.ts';
import { provinceChecks } from '../../../cli/doctor/province-checks.ts';
import { fixedClock } from '../../clock/index.ts';
import { type TestDatabase, testDatabase } from '../../db/testing.ts';
import { inTransaction } from '../../db/tx.ts';
import { appendEvent, loadCheckpointKey, runCheckpoint } from '../../events/index.ts';
import { createFileStore, registerBlob } from '../../files/index.ts';
import { prepareJobs } from '../../jobs/index.ts';
import { judgeBackup } from './backup.ts';
import { judgeClock } from './clock.ts';
import { judgeDatabase } from './database.ts';
import { daysLeft, judgeDisk } from './disk.ts';
import { judgeLog } from './event-log.ts';
import { bytesText, type Finding } from './findings.ts';
import type { DoctorPorts } from './ports.ts';
import { judgeQueues } from './queues.ts';
import { type DoctorReport, runDoctor } from './run-doctor.ts';

const DAY = 86_400_000;
const GB = 1e9;
const codes = (findings: readonly Finding[]) => findings.map(({ code }) => code);
const sound = {
  version: '18.4',
  major: 18,
  size: 4e7,
  connections: 9,
  limit: 100,
  long: 0,
  longest: 0,
  damaged: 0,
  age: 7_000,
};
const hour = { now: 3600, lastEvent: 3599, database: 3601, newestFile: 3600 };

const CASES: [name: string, findings: Finding[], codes: string[]][] = [
  ['room for years', [judgeDisk(300 * GB, 500 * GB, Number.POSITIVE_INFINITY)], ['disk.fine']],
  ['a tenth left', [judgeDisk(40 * GB, 500 * GB, 900)], ['disk.low']],
  ['much room, but a fast rate', [judgeDisk(100 * GB, 500 * GB, 30)], ['disk.low']],
  ['under a gigabyte', [judgeDisk(0.9 * GB, 40 * GB, 900)], ['disk.full']],
  ['a week at this rate', [judgeDisk(100 * GB, 500 * GB, 7)], ['disk.full']],
  ['clocks agree', judgeClock(hour), ['clock.fine']],
  [
    'set back an hour',
    judgeClock({ ...hour, now: 1 }),
    ['clock.moved-back', 'clock.database-differs', 'clock.files-from-the-future'],
  ],
  ['nothing recorded yet', judgeClock({ now: 5, lastEvent: null, database: null, newestFile: null }), ['clock.fine']],
  ['a sound database', judgeDatabase(sound), ['database.fine']],
  ['an old one', judgeDatabase({ ...sound, major: 14 }), ['database.too-old']],
  ['a bad disk', judgeDatabase({ ...sound, damaged: 2 }), ['database.damaged-pages']],
  ['a forgotten query', judgeDatabase({ ...sound, long: 1, longest: 4000 }), ['database.long-transaction']],
  ['too many clients', judgeDatabase({ ...sound, connections: 95 }), ['database.connections-low']],
  ['never vacuumed', judgeDatabase({ ...sound, age: 1_500_000_000 }), ['database.wraparound-near']],
  [
    'a checkpoint on its way',
    judgeLog({ running: true, inside: 5, outside: 4, uncoveredMinutes: 0.5 }),
    ['event-log.fine'],
  ],
  [
    'no checkpoint for long',
    judgeLog({ running: true, inside: 5, outside: 5, uncoveredMinutes: 9 }),
    ['event-log.late'],
  ],
  [
    'stopped before the last one',
    judgeLog({ running: false, inside: 5, outside: 5, uncoveredMinutes: 9 }),
    ['event-log.fine'],
  ],
  [
    'the file was cut',
    judgeLog({ running: true, inside: 5, outside: 2, uncoveredMinutes: null }),
    ['event-log.outside-behind'],
  ],
  [
    'the database was set back',
    judgeLog({ running: true, inside: 2, outside: 5, uncoveredMinutes: null }),
    ['event-log.outside-ahead'],
  ],
  ['idle queues', judgeQueues([{ queue: 'a', waiting: 1, late: 0, dead: false }], true), ['queues.fine']],
  ['late jobs', judgeQueues([{ queue: 'a', waiting: 3, late: 2, dead: false }], true), ['queues.late']],
  ['late because stopped', judgeQueues([{ queue: 'a', waiting: 3, late: 2, dead: false }], false), ['queues.fine']],
  ['dead letters', judgeQueues([{ queue: 'a.dead', waiting: 1, late: 1, dead: true }], true), ['queues.failed']],
  ['never backed up', judgeBackup({ hours: null, dir: '', reachable: true, lost: 0, drift: 0 }), ['backup.never']],
  ['last night', judgeBackup({ hours: 9, dir: '/b', reachable: true, lost: 0, drift: 0 }), ['backup.fine']],
  [
    'a long weekend',
    judgeBackup({ hours: 75, dir: '/b', reachable: false, lost: 0, drift: 0 }),
    ['backup.old', 'backup.unreachable'],
  ],
  [
    'a month',
    judgeBackup({ hours: 720, dir: '/b', reachable: true, lost: 2, drift: 0 }),
    ['backup.too-old', 'backup.lost'],
  ],
  [
    'changed by hand',
    judgeBackup({ hours: 1, dir: '/b', reachable: true, lost: 0, drift: 2 }),
    ['backup.structure-differs'],
  ],
  ['far ends', judgeCertificates([{ days: 61, count: 4 }]), ['certificates.fine']],
  [
    'ends at each limit',
    judgeCertificates([60, 30, 7, 0, -1].map((days) => ({ days, count: 1 }))),
    ['certificates.ended', 'certificates.ends-7', 'certificates.ends-30', 'certificates.ends-60'],
  ],
  ['all opened', judgeDeliveries({ recent: 9, unopened: 0, agencies: 0 }), ['deliveries.fine']],
  ['left lying', judgeDeliveries({ recent: 9, unopened: 2, agencies: 1 }), ['deliveries.unopened']],
];

test.each(CASES)('%s', (_, findings, expected) => {
  expect(codes(findings)).toEqual(expected);
  for (const { severity, vi, en } of findings) {
    expect(`${vi} ${en}`).not.toMatch(/\{\w+\}/);
    if (severity !== 'ok') expect(vi).toMatch(/hãy /i);
  }
});

test('the forecast takes the faster of two rates', () => {
  const now = 100 * DAY;
  expect(daysLeft(100 * GB, 0, now, [])).toBe(Number.POSITIVE_INFINITY);
  expect(daysLeft(100 * GB, 30 * GB, now, [])).toBe(100);
  expect(daysLeft(100 * GB, 30 * GB, now, [{ at: now - 10 * DAY, free: 150 * GB }])).toBe(20);
  expect(daysLeft(100 * GB, 0, now, [{ at: now - DAY, free: 150 * GB }])).toBe(Number.POSITIVE_INFINITY);
  expect(bytesText(1_540_000_000)).toBe('1,5 GB');
});

describe('on a real database', () => {
  const clock = fixedClock('2026-11-24T08:00:00+07:00');
  let db: TestDatabase;
  let dataDir: string;
  let ports: DoctorPorts;
  const hashes: string[] = [];
  const act = async (content: string) => {
    const file = await createFileStore(join(dataDir, 'files')).put(Buffer.from(content));
    await inTransaction(db.app, async (tx) => {
      await registerBlob(tx, file, { mediaType: 'text/plain', at: clock.now() });
      const what = { kind: 'issue', objectKind: 'document', objectId: file.sha256, data: {} };
      await appendEvent(tx, { at: clock.now(), agencyId: randomUUID(), actor: null, ...what });
    });
    hashes.push(file.sha256);
  };
  const byCode = ({ findings }: DoctorReport) => new Map(findings.map((finding) => [finding.code, finding]));
  const ofCheck = (report: DoctorReport, check: string) =>
    codes(report.findings).filter((code) => code.startsWith(check));

  beforeAll(async () => {
    db = await testDatabase();
    dataDir = await mkdtemp(join(tmpdir(), 'kinhbac-doctor-'));
    const query: Extract<DoctorPorts['database'], { query: unknown }>['query'] = async (text, values = []) =>
      (await db.owner.query(text, [...values])).rows;
    ports = { dataDir, clock, running: true, full: true, database: { query } };
    await prepareJobs(db.ownerUrl, [{ name: 'test.send', work: async () => {} }]);
    for (let i = 0; i < 5; i++) await act(`tệp ${i}`);
    await runCheckpoint({
      ...{ db: db.app, clock, key: await loadCheckpointKey(dataDir) },
      outsidePath: join(dataDir, 'checkpoints.log'),
    });
  });
  afterAll(async () => {
    await db.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  test('finds what is wrong, each in its place', async () => {
    const before = byCode(await runDoctor(ports, provinceChecks));
    for (const code of [
      'event-log.fine',
      'queues.fine',
      'files.fine',
      'certificates.fine',
      'deliveries.fine',
      'database.fine',
    ])
      expect([...before.keys()]).toContain(code);
    expect(before.get('files.fine')?.params).toEqual({ checked: 5, total: 5 });

    const path = createFileStore(join(dataDir, 'files')).path(hashes[2] ?? '');
    await chmod(path, 0o600);
    await writeFile(path, 'tệp X');
    await chmod(join(dataDir, 'secrets.json'), 0o644);
    await db.owner.query(`insert into jobs.job (name, state, start_after) values
      ('test.send.dead', 'created', '2026-11-24T00:00:00Z'), ('test.send', 'retry', '2026-11-24T00:00:00Z')`);
    await act('chưa có mốc');
    clock.advance({ minutes: 30 });
    const report = await runDoctor(ports, provinceChecks);
    const after = byCode(report);
    expect(after.get('files.damaged')?.params).toEqual({ count: 1, example: hashes[2] });
    expect(after.get('queues.failed')?.params).toEqual({ queue: 'test.send', count: 1 });
    expect(after.get('queues.late')?.params['count']).toBe(1);
    expect(after.get('event-log.late')?.params['minutes']).toBe(30);
    expect([...after.keys()]).toContain('installation.secrets-open');
    expect(report.verdict).toBe('error');
    await chmod(join(dataDir, 'secrets.json'), 0o600);
  });

  test('a sample takes every file at most once', async () => {
    const report = byCode(await runDoctor({ ...ports, full: false }));
    expect(report.get('files.damaged')?.params['count']).toBe(1);
  });

  test('a clock moved back is told by the last act', async () => {
    const earlier = { now: () => clock.now().subtract({ hours: 3 }) };
    expect(ofCheck(await runDoctor({ ...ports, clock: earlier }), 'clock')).toContain('clock.moved-back');
  });

  test('a database that is away, and a check that breaks, hide nothing else', async () => {
    const broken = { name: 'broken', needsDatabase: false, run: () => Promise.reject(new Error('no')) };
    const report = await runDoctor({ ...ports, database: { problem: 'không kết nối được' } }, [
      broken,
      ...provinceChecks,
    ]);
    expect(codes(report.findings)).toEqual(
      expect.arrayContaining(['installation.database-away', 'doctor.check-failed', 'backup.never']),
    );
    expect(ofCheck(report, 'disk')).toHaveLength(1);
    expect(ofCheck(report, 'certificates')).toEqual([]);
  });
});
