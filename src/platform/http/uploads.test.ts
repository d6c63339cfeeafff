import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Upload } from 'tus-js-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '../clock/index.ts';
import { inTransaction } from '../db/index.ts';
import { type TestDatabase, testDatabase } from '../db/testing.ts';
import { createFileStore, type FileStore } from '../files/index.ts';
import { removeExpiredUploads } from './expired-uploads.ts';
import { startTestApp, testActor, testSessions } from './testing/test-app.ts';
import { addUploadRoutes } from './uploads.ts';

const sessions = testSessions();
const an = testActor();
const binh = testActor();
const ofAn = sessions.signIn(an);
const ofBinh = sessions.signIn(binh);
let dir: string;
let db: TestDatabase;
let files: FileStore;
let web: Awaited<ReturnType<typeof startTestApp>>;
/** Set to make the store's next writes fail, as a full disk would. */
let diskIsFull = false;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'kinhbac-uploads-'));
  db = await testDatabase();
  const store = createFileStore(join(dir, 'files'));
  files = {
    ...store,
    put: async (...args) => {
      if (diskIsFull) throw Object.assign(new Error('ENOSPC /var/data'), { code: 'ENOSPC' });
      return store.put(...args);
    },
  };
  const ports = { dir: join(dir, 'uploads'), files, database: db.app, clock: systemClock };
  const { authenticate } = sessions;
  web = await startTestApp({
    database: db.app,
    authenticate,
    add: (app) => addUploadRoutes(app, { ...ports, authenticate }),
  });
});
afterAll(async () => {
  await web?.close();
  await db?.close();
  await rm(dir, { recursive: true, force: true });
});

const base64 = (text: string) => Buffer.from(text).toString('base64');
const begin = async (
  length: number | string,
  headers: Record<string, string> = ofAn,
  name = 'Phụ lục số 1 — Đê điều.pdf',
) =>
  fetch(`${web.url}/api/uploads`, {
    method: 'POST',
    headers: {
      'tus-resumable': '1.0.0',
      'upload-length': String(length),
      'upload-metadata': `filename ${base64(name)},filetype ${base64('application/pdf')},owner ${base64(binh.personId)}`,
      ...headers,
    },
  });
const locationOf = (response: Response) => {
  expect(response.status).toBe(201);
  return new URL(response.headers.get('location') ?? '', web.url).href;
};
const patch = (url: string, offset: number, body: Uint8Array<ArrayBuffer>, headers: Record<string, string> = ofAn) =>
  fetch(url, {
    method: 'PATCH',
    body,
    headers: {
      'tus-resumable': '1.0.0',
      'upload-offset': String(offset),
      'content-type': 'application/offset+octet-stream',
      ...headers,
    },
  });
const head = (url: string, headers: Record<string, string> = ofAn) =>
  fetch(url, { method: 'HEAD', headers: { 'tus-resumable': '1.0.0', ...headers } });
const rowsFor = (personId: string) =>
  inTransaction(db.app, (tx) => tx.selectFrom('platform.upload').selectAll().orderBy('created_at').execute(), {
    settings: { 'app.person': personId },
  });
const idOf = (url: string) => url.split('/').at(-1) as string;
const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code;
const left = () => readdir(join(dir, 'uploads'));

test('a line that drops in the middle loses nothing: the rest is sent and the file is whole', async () => {
  const bytes = randomBytes(3_000_000);
  const url = locationOf(await begin(bytes.length));
  const dropped = httpRequest(url, {
    method: 'PATCH',
    headers: {
      'tus-resumable': '1.0.0',
      'upload-offset': '0',
      'content-type': 'application/offset+octet-stream',
      'content-length': bytes.length,
      ...ofAn,
    },
  });
  dropped.on('error', () => undefined);
  dropped.write(bytes.subarray(0, 1_000_000));
  await expect.poll(async () => (await stat(join(dir, 'uploads', idOf(url)))).size).toBeGreaterThan(500_000);
  dropped.destroy();
  const offset = Number((await head(url)).headers.get('upload-offset'));
  expect(offset).toBeGreaterThan(500_000);
  expect(offset).toBeLessThanOrEqual(1_000_000);
  expect((await patch(url, offset, bytes.subarray(offset))).status).toBe(204);

  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const row = (await rowsFor(an.personId)).find(({ id }) => id === idOf(url));
  expect(row).toMatchObject({ name: 'Phụ lục số 1 — Đê điều.pdf', media_type: 'application/pdf', size: '3000000' });
  expect(row?.sha256.toString('hex')).toBe(sha256);
  expect((await files.readBuffer(sha256)).equals(bytes)).toBe(true);
  await expect.poll(left).toEqual([]);
});

test('asking or sending again after the end is harmless', async () => {
  const bytes = randomBytes(10);
  const url = locationOf(await begin(10));
  await patch(url, 0, bytes);
  const again = await head(url);
  expect([again.status, again.headers.get('upload-offset'), again.headers.get('upload-length')]).toEqual([
    200,
    '10',
    '10',
  ]);
  expect((await patch(url, 0, bytes)).status).toBe(409);
  expect((await patch(url, 10, new Uint8Array())).status).toBe(204);
  expect((await rowsFor(an.personId)).filter(({ id }) => id === idOf(url))).toHaveLength(1);
});

test('the client of the staff application uploads in chunks, also an empty file', async () => {
  for (const size of [250_000, 0]) {
    const url = await new Promise<string | null>((resolve, reject) => {
      const upload = new Upload(Buffer.alloc(size, 1), {
        endpoint: `${web.url}/api/uploads`,
        chunkSize: 100_000,
        headers: ofAn,
        metadata: { filename: 'Tờ trình.docx', filetype: 'application/msword' },
        onSuccess: () => resolve(upload.url),
        onError: reject,
      });
      upload.start();
    });
    const row = (await rowsFor(an.personId)).find(({ id }) => id === idOf(url ?? ''));
    expect(row).toMatchObject({ size: String(size), name: 'Tờ trình.docx' });
  }
  await expect.poll(left).toEqual([]);
});

test('an upload is nobody else’s: not to ask, to go on with, to remove or to use', async () => {
  const url = locationOf(await begin(10));
  for (const answer of [await head(url, ofBinh), await patch(url, 0, randomBytes(10), ofBinh)])
    expect(answer.status).toBe(404);
  const forged = { ...ofBinh, 'x-upload-owner': an.personId };
  expect((await patch(url, 0, randomBytes(10), forged)).status).toBe(404);
  const removal = await fetch(url, { method: 'DELETE', headers: { 'tus-resumable': '1.0.0', ...ofBinh } });
  expect(removal.status).toBe(404);
  expect((await patch(url, 0, randomBytes(10), { ...ofAn, 'x-upload-owner': binh.personId })).status).toBe(204);
  expect((await head(url, ofBinh)).status).toBe(404);
  expect((await rowsFor(an.personId)).map(({ id }) => id)).toContain(idOf(url));
  expect(await rowsFor(binh.personId)).toEqual([]);
});

test('without a session or its token nothing begins', async () => {
  const { cookie } = ofAn;
  const noHeaders = { 'x-csrf-token': '' };
  expect(await codeOf(await begin(1, noHeaders))).toBe('platform.not-signed-in');
  expect(await codeOf(await begin(1, { cookie }))).toBe('platform.csrf-mismatch');
  expect(await codeOf(await begin(1, { ...ofAn, origin: 'https://evil.example' }))).toBe('platform.csrf-mismatch');
  await expect.poll(left).toEqual([]);
});

test('more than 100 MB is refused at the beginning, and more than was said at the end', async () => {
  const refused = await begin(100 * 1024 * 1024 + 1);
  expect(refused.status).toBe(413);
  expect(refused.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(((await refused.json()) as { vi: string }).vi).toContain('lớn hơn 100 MB');
  expect((await begin('abc')).status).toBe(400);
  const url = locationOf(await begin(5));
  expect((await patch(url, 0, randomBytes(6))).status).toBe(413);
  expect((await head(url)).headers.get('upload-offset')).toBe('0');
});

test('a full disk at the last byte is told without details, and asking later makes it whole', async () => {
  const url = locationOf(await begin(10));
  diskIsFull = true;
  const failed = await patch(url, 0, randomBytes(10));
  diskIsFull = false;
  const text = await failed.text();
  expect(failed.status).toBe(500);
  expect(JSON.parse(text)).toMatchObject({ code: 'platform.upload-failed' });
  expect(text).not.toContain('/var/data');
  const answers = await Promise.all([head(url), head(url), head(url)]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect((await rowsFor(an.personId)).filter(({ id }) => id === idOf(url))).toHaveLength(1);
});

test('an address is an identifier of ours or nothing; a bad name or type is made harmless', async () => {
  for (const id of ['..%2f..%2fetc%2fpasswd', 'abc', crypto.randomUUID(), 'x.json'])
    expect((await head(`${web.url}/api/uploads/${id}`)).status, id).toBe(404);
  const url = locationOf(await begin(0, ofAn, '   '));
  expect((await rowsFor(an.personId)).find(({ id }) => id === idOf(url))?.name).toBe('tệp');
});

test('answers carry the protective headers and open nothing to other sites', async () => {
  const answer = await begin(1);
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  expect(answer.headers.get('access-control-allow-origin')).toBeNull();
});

test('what stays unfinished for a day is removed, what is younger stays', async () => {
  const old = idOf(locationOf(await begin(10)));
  const young = idOf(locationOf(await begin(10)));
  const yesterday = new Date(systemClock.now().epochMilliseconds - 25 * 3600 * 1000);
  for (const name of [old, `${old}.json`]) await utimes(join(dir, 'uploads', name), yesterday, yesterday);
  await writeFile(join(dir, 'uploads', 'half-removed.json'), '{}');
  await utimes(join(dir, 'uploads', 'half-removed.json'), yesterday, yesterday);
  expect(await removeExpiredUploads(join(dir, 'uploads'), systemClock.now())).toBe(2);
  const names = await left();
  expect(names).toContain(young);
  expect(names).not.toContain(old);
});
