import { expect, test } from 'vitest';
import { z } from 'zod';
import { createClient, urlOf } from './client.ts';
import { defineContract, pathNames } from './contract.ts';

const base = {
  summary: { vi: 'Thử', en: 'Try' },
  permission: 'public',
  audit: 'read',
  rateLimit: { max: 1, perSeconds: 1 },
  timeoutMs: 1,
} as const;
const find = defineContract({
  ...base,
  name: 'test.find',
  method: 'GET',
  path: '/api/books/:book/pages/:page',
  input: z.object({
    book: z.string(),
    page: z.number(),
    words: z.array(z.string()).optional(),
    after: z.string().nullish(),
  }),
  output: z.object({ found: z.number() }),
});
const save = defineContract({
  ...base,
  name: 'test.save',
  method: 'PUT',
  path: '/api/books/:book',
  input: z.object({ book: z.string(), title: z.string() }),
  output: z.object({}),
});

/** A client whose server is this function; keeps what was sent. */
const clientOf = (answer: () => Promise<Response> | Response, csrfToken: string | null = 'token') => {
  const sent: Array<{ url: string; init: RequestInit | undefined }> = [];
  const call = createClient({
    csrfToken: () => csrfToken,
    fetch: async (url, init) => {
      sent.push({ url: String(url), init });
      return answer();
    },
  });
  return { call, sent };
};

test('an address carries the path’s names escaped, lists repeated, and nothing for what is not there', () => {
  expect(pathNames(find.path)).toEqual(['book', 'page']);
  expect(urlOf(find, { book: 'sổ đi/2026', page: 2, words: ['đê', 'a&b'], after: null })).toBe(
    '/api/books/s%E1%BB%95%20%C4%91i%2F2026/pages/2?words=%C4%91%C3%AA&words=a%26b',
  );
  expect(urlOf(find, { book: 'a', page: 1 })).toBe('/api/books/a/pages/1');
  expect(urlOf(save, { book: 'a', title: 'b' })).toBe('/api/books/a');
});

test('a command sends JSON with the session’s token, a question no body', async () => {
  const { call, sent } = clientOf(() => Response.json({ found: 1 }));
  await call(save, { book: 'a', title: 'Sổ' });
  await call(find, { book: 'a', page: 1 });
  expect(sent[0]?.init).toMatchObject({ method: 'PUT', headers: { 'x-csrf-token': 'token' } });
  expect(JSON.parse(String(sent[0]?.init?.body))).toEqual({ book: 'a', title: 'Sổ' });
  expect(sent[1]?.init?.body).toBeUndefined();
  const anonymous = clientOf(() => Response.json({}), null);
  await anonymous.call(save, { book: 'a', title: '' });
  expect(anonymous.sent[0]?.init?.headers).not.toHaveProperty('x-csrf-token');
});

test.each([
  [
    'a problem of the server',
    () => Response.json({ code: 'a.b', status: 409, vi: 'Đã có', en: 'Exists' }, { status: 409 }),
    'a.b',
    409,
  ],
  ['a page of a proxy', () => new Response('<h1>Bad gateway</h1>', { status: 502 }), 'client.unreadable', 502],
  ['JSON of somebody else', () => Response.json({ error: 'x' }, { status: 503 }), 'client.unreadable', 503],
  ['no server', () => Promise.reject(new TypeError('fetch failed')), 'client.offline', 0],
  ['an answer cut off', () => new Response('{"found":'), 'client.offline', 0],
])('%s is told as an ApiError with a sentence', async (_, answer, code, status) => {
  const error: unknown = await clientOf(answer)
    .call(find, { book: 'a', page: 1 })
    .catch((caught: unknown) => caught);
  expect(error).toMatchObject({ name: 'ApiError', code, status });
  expect((error as { vi: string }).vi).not.toBe('');
});

test('what the caller gave up himself is no problem of the line', async () => {
  const stop = new AbortController();
  stop.abort();
  const { call } = clientOf(() => Promise.reject(new DOMException('stopped', 'AbortError')));
  await expect(call(find, { book: 'a', page: 1 }, stop.signal)).rejects.toMatchObject({ name: 'AbortError' });
});
