import { createHash } from 'node:crypto';
import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTransaction } from '../db/index.ts';
import { type TestDatabase, testDatabase } from '../db/testing.ts';
import { createFileStore, type FileStore, registerBlob } from './index.ts';

let db: TestDatabase;
let dir: string;
let files: FileStore;
beforeAll(async () => {
  db = await testDatabase();
  dir = await mkdtemp(join(tmpdir(), 'kinhbac-files-'));
  files = createFileStore(dir);
});
afterAll(async () => {
  await db.close();
  await rm(dir, { recursive: true });
});

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

test('bytes come back under their own hash, from a buffer and from a stream', async () => {
  const bytes = Buffer.from('Công văn số 78');
  const stored = await files.put(bytes);
  expect(stored).toEqual({ sha256: hashOf(bytes), size: bytes.length });
  expect(await files.put(Readable.from([bytes.subarray(0, 5), bytes.subarray(5)]))).toEqual(stored);
  expect(await files.readBuffer(stored.sha256)).toEqual(bytes);
  const part = await files.openRead(stored.sha256, { start: 0, end: 2 });
  expect(Buffer.concat(await part.toArray())).toEqual(bytes.subarray(0, 3));
});

test('one byte too many is refused and leaves nothing', async () => {
  const source = Readable.from([Buffer.alloc(10), Buffer.alloc(1)]);
  await expect(files.put(source, { maxBytes: 10 })).rejects.toMatchObject({ code: 'files.too-big', status: 413 });
  expect(await files.has(hashOf(Buffer.alloc(11)))).toBe(false);
  expect(await readdir(join(dir, 'incoming'))).toEqual([]);
  expect((await files.put(Buffer.alloc(10), { maxBytes: 10 })).size).toBe(10);
});

test('a broken upload leaves nothing', async () => {
  async function* broken() {
    yield Buffer.from('half');
    throw new Error('connection lost');
  }
  await expect(files.put(broken())).rejects.toThrow('connection lost');
  expect(await readdir(join(dir, 'incoming'))).toEqual([]);
});

test('twenty writers of the same bytes make one file', async () => {
  const stored = await Promise.all(Array.from({ length: 20 }, () => files.put(Buffer.from('same'))));
  expect(new Set(stored.map((file) => file.sha256)).size).toBe(1);
  expect((await files.readBuffer(hashOf(Buffer.from('same')))).toString()).toBe('same');
});

test('an altered or lost file is noticed when it is read', async () => {
  const { sha256 } = await files.put(Buffer.from('truth'));
  await chmod(files.path(sha256), 0o600);
  await writeFile(files.path(sha256), 'false');
  await expect(files.readBuffer(sha256)).rejects.toMatchObject({ code: 'files.damaged' });
  await expect(files.openRead('0'.repeat(64))).rejects.toMatchObject({ code: 'files.missing' });
});

test('a name that is not a hash never becomes a path', () => {
  expect(() => files.path('../../etc/passwd')).toThrow(TypeError);
});

test('the row of a file is written once and never changed', async () => {
  const stored = await files.put(Buffer.from('row'));
  const at = Temporal.Instant.from('2026-11-24T01:00:00Z');
  const register = () => inTransaction(db.app, (tx) => registerBlob(tx, stored, { mediaType: 'text/plain', at }));
  expect((await register()).toString('hex')).toBe(stored.sha256);
  await register();
  expect((await db.owner.query('select size, media_type from platform.blob')).rows).toEqual([
    { size: '3', media_type: 'text/plain' },
  ]);
  await expect(db.app.deleteFrom('platform.blob').execute()).rejects.toMatchObject({ code: '42501' });
  await expect(db.owner.query("update platform.blob set media_type = 'x'")).rejects.toThrow('append-only');
});
