import { afterAll, beforeAll, expect, test } from 'vitest';
import { ApiError, createClient, urlOf } from '../contracts/client.ts';
import { type TestDatabase, testDatabase } from '../db/testing.ts';
import { startTestApp, testActor, testSessions } from './testing/test-app.ts';
import { echoContract, fileContract, listContract, testOperations } from './testing/test-operations.ts';

const sessions = testSessions();
const headers = sessions.signIn(testActor());
let db: TestDatabase;
let web: Awaited<ReturnType<typeof startTestApp>>;

beforeAll(async () => {
  db = await testDatabase();
  web = await startTestApp({ database: db.app, authenticate: sessions.authenticate, operations: testOperations });
});
afterAll(async () => {
  await web?.close();
  await db?.close();
});

type Problem = { code: string; status: number; vi: string; en: string };
const ask = (path: string, init: RequestInit = {}) => fetch(`${web.url}${path}`, init);
const post = (body: string, more: Record<string, string> = {}) =>
  ask('/api/test/echo/7', {
    method: 'POST',
    body,
    headers: { ...headers, 'content-type': 'application/json', ...more },
  });
const problemOf = async (response: Response): Promise<Problem> => {
  expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  const problem = (await response.json()) as Problem;
  expect(problem.status).toBe(response.status);
  return problem;
};

const client = () =>
  createClient({
    baseUrl: web.url,
    csrfToken: () => headers['x-csrf-token'],
    fetch: (input, init) => fetch(input, { ...init, headers: { ...init?.headers, cookie: headers.cookie } }),
  });

test('the typed client and the routes agree: path, query and body', async () => {
  expect(await client()(echoContract, { place: 7, text: 'Bắc Ninh' })).toEqual({
    place: 7,
    text: 'Bắc Ninh',
    note: null,
  });
  expect(await client()(listContract, { states: ['issued'], late: true, limit: 5, query: '12' })).toEqual({
    states: ['issued'],
    late: true,
    limit: 5,
    query: '12',
  });
  expect((await client()(listContract, { states: ['issued', 'draft'] })).states).toEqual(['issued', 'draft']);
  expect((await client()(listContract, {})).late).toBe(false);
});

test('the path wins over a body that says otherwise, and a query says nothing to a command', async () => {
  const response = await ask('/api/test/echo/7?note=smuggled', {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ place: 9, text: 'abc' }),
  });
  expect(await response.json()).toEqual({ place: 7, text: 'abc', note: null });
});

test('wrong input names each field in Vietnamese and English', async () => {
  const problem = await problemOf(await post(JSON.stringify({ text: 'x' })));
  expect(problem).toMatchObject({ status: 400, code: 'platform.bad-input' });
  expect(problem.vi).toContain('text phải có ít nhất 3 ký tự');
  expect(problem.en).toContain('text must have at least 3 characters');
  expect((await problemOf(await post('{}'))).vi).toContain('text còn thiếu');
  expect((await problemOf(await post('[]'))).vi).toContain('cần một đối tượng JSON');
  const caught = await client()(echoContract, { place: 1, text: '' }).catch((error: unknown) => error);
  expect(caught).toBeInstanceOf(ApiError);
  expect((caught as ApiError).vi).toContain('ít nhất 3 ký tự');
});

test.each([
  ['malformed JSON', '{"text":', 'application/json', 400, 'platform.unreadable-body'],
  ['an empty body', '', 'application/json', 400, 'platform.unreadable-body'],
  ['a poisoned prototype', '{"__proto__":{"x":1}}', 'application/json', 400, 'platform.unreadable-body'],
  ['another media type', 'a,b', 'text/csv', 415, 'platform.unknown-media-type'],
  ['too much', `{"text":"${'x'.repeat(3 * 1024 * 1024)}"}`, 'application/json', 413, 'platform.body-too-large'],
])('%s is refused with a sentence of ours', async (_, body, type, status, code) => {
  const problem = await problemOf(await post(body, { 'content-type': type }));
  expect(problem).toMatchObject({ status, code });
  expect(problem.vi).toContain('hãy');
});

test('a write needs the session’s token and our own Origin; a read needs neither', async () => {
  const { cookie } = headers;
  const body = JSON.stringify({ text: 'abc' });
  const json = { 'content-type': 'application/json' };
  const send = (more: Record<string, string>) =>
    ask('/api/test/echo/7', { method: 'POST', body, headers: { ...json, ...more } });
  expect((await problemOf(await send({ cookie }))).code).toBe('platform.csrf-mismatch');
  expect((await problemOf(await send({ cookie, 'x-csrf-token': 'guess' }))).code).toBe('platform.csrf-mismatch');
  for (const origin of ['https://evil.example', 'null'])
    expect((await problemOf(await send({ ...headers, origin }))).code).toBe('platform.csrf-mismatch');
  expect((await send({ ...headers, origin: web.url })).status).toBe(200);
  expect((await problemOf(await send({}))).code).toBe('platform.not-signed-in');
  expect((await ask('/api/test/list', { headers: { origin: 'https://evil.example' } })).status).toBe(200);
});

test('each operation has its own limit, which a made-up cookie does not lift', async () => {
  const statuses: number[] = [];
  for (const cookie of ['kinhbac_session=a', 'kinhbac_session=b', 'kinhbac_session=c'])
    statuses.push((await ask('/api/test/limited', { headers: { cookie } })).status);
  expect(statuses).toEqual([200, 200, 429]);
  const refused = await ask('/api/test/limited');
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await problemOf(refused)).vi).toMatch(/hãy đợi \d+ giây/);
  expect((await ask('/api/test/list')).status).toBe(200);
  expect((await ask('/api/test/limited', { headers })).status).toBe(200);
});

test('a statement that takes too long is stopped and told', async () => {
  expect(await problemOf(await ask('/api/test/slow'))).toMatchObject({ status: 503, code: 'platform.timed-out' });
});

test('a lost database connection is told, and the next call finds another', async () => {
  expect(await problemOf(await ask('/api/test/cut'))).toMatchObject({ status: 503, code: 'platform.database-away' });
  expect((await ask('/api/test/list')).status).toBe(200);
});

test('what is unexpected keeps its details to itself', async () => {
  const response = await ask('/api/test/broken');
  const text = await response.clone().text();
  expect(await problemOf(response)).toMatchObject({ status: 500, code: 'platform.internal' });
  expect(text).not.toContain('secret');
  expect(text).not.toContain('.ts');
});

test('unknown addresses and methods answer problems; HEAD answers like GET without a body', async () => {
  expect((await problemOf(await ask('/api/nothing'))).code).toBe('platform.not-found');
  expect((await problemOf(await ask('/api/test/list', { method: 'DELETE' }))).code).toBe('platform.not-found');
  expect((await problemOf(await ask('/api/%E0%A4%A'))).code).toBe('platform.bad-request');
  const head = await ask('/api/test/list', { method: 'HEAD' });
  expect(head.status).toBe(200);
  expect(await head.text()).toBe('');
});

test('files keep their Vietnamese names; what could act as our page is only saved', async () => {
  const fetchFile = (mediaType: string, fileName: string) => ask(urlOf(fileContract, { mediaType, fileName }));
  const pdf = await fetchFile('application/pdf', 'Đề án (số 1)’"x".pdf');
  expect(pdf.headers.get('content-type')).toBe('application/pdf');
  const disposition = pdf.headers.get('content-disposition') ?? '';
  expect(disposition).toMatch(/^inline; filename="De an \(so 1\)_x_.pdf"; filename\*=UTF-8''/);
  expect(decodeURIComponent(disposition.split("UTF-8''")[1] ?? '')).toBe('Đề án (số 1)’"x".pdf');
  expect(disposition.split("UTF-8''")[1]).not.toMatch(/['()* ]/);
  expect(await pdf.text()).toBe('nội dung');
  for (const kind of ['text/html', 'image/svg+xml'])
    expect((await fetchFile(kind, 'a')).headers.get('content-disposition')).toMatch(/^attachment;/);
});

test('every answer carries the protective headers, with a new nonce each time', async () => {
  const policies = await Promise.all(
    ['/api/test/list', '/api/nothing'].map(async (path) => {
      const { headers: got } = await ask(path);
      expect(got.get('x-content-type-options')).toBe('nosniff');
      expect(got.get('referrer-policy')).toBe('no-referrer');
      expect(got.get('cache-control')).toBe('no-store');
      return got.get('content-security-policy') ?? '';
    }),
  );
  for (const policy of policies) {
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("object-src 'none'");
    expect(policy).toMatch(/script-src 'self' 'nonce-[0-9a-f]{32}'/);
    expect(policy.match(/script-src [^;]*/)?.[0]).not.toContain('unsafe');
  }
  expect(policies[0]).not.toBe(policies[1]);
});

test('long answers are compressed', async () => {
  const response = await ask('/api/test/large', { headers: { 'accept-encoding': 'br' } });
  expect(response.headers.get('content-encoding')).toBe('br');
  expect(((await response.json()) as { text: string }).text).toHaveLength(9_000);
});

test('cookies are closed to scripts and to other sites', async () => {
  const [set, cleared] = (await ask('/api/test/cookie')).headers.getSetCookie();
  expect(set).toContain('HttpOnly');
  expect(set).toContain('SameSite=Lax');
  expect(set).toContain('Path=/');
  expect(set).toContain('Max-Age=60');
  expect(cleared).toMatch(/^old=;/);
});
