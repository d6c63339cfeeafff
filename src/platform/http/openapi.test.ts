import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Contract } from '../contracts/contract.ts';
import { type TestDatabase, testDatabase } from '../db/testing.ts';
import type { Operation } from '../operations/index.ts';
import { checkDeclarations } from './check-declarations.ts';
import { openApiOf } from './openapi.ts';
import { addDescriptionRoutes } from './operations-page.ts';
import { judgeOpenApi } from './testing/judge-openapi.ts';
import { startTestApp, testSessions } from './testing/test-app.ts';
import { testOperations } from './testing/test-operations.ts';

type Json = Record<string, unknown>;

let db: TestDatabase;
let web: Awaited<ReturnType<typeof startTestApp>>;
let databaseIsThere = true;
beforeAll(async () => {
  db = await testDatabase();
  web = await startTestApp({
    database: db.app,
    authenticate: testSessions().authenticate,
    operations: testOperations,
    add: (app) => addDescriptionRoutes(app, testOperations, '1.2.3', async () => databaseIsThere),
  });
});
afterAll(async () => {
  await web?.close();
  await db?.close();
});

const isContract = (value: unknown): value is Contract =>
  typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'output' in value;

/** Every contract of the product, found by its file's name. */
const allContracts = async (): Promise<Contract[]> => {
  const source = fileURLToPath(new URL('../../', import.meta.url));
  const names = (await readdir(source, { recursive: true })).filter((name) => name.endsWith('.contract.ts'));
  const files: Json[] = await Promise.all(names.map((name) => import(join(source, name))));
  return files.flatMap((exported) => Object.values(exported).filter(isContract));
};

test('the description served is OpenAPI 3.1 of the very routes', async () => {
  const response = await fetch(`${web.url}/api/openapi.json`);
  const document = (await response.json()) as Json & { paths: Record<string, Record<string, Json>> };
  expect(judgeOpenApi(document)).toEqual([]);
  expect(document['info']).toMatchObject({ title: 'Kinh Bắc', version: '1.2.3' });
  const echo = document.paths['/api/test/echo/{place}']?.['post'];
  expect(echo).toMatchObject({
    operationId: 'test.echo',
    security: [{ session: [], csrf: [] }],
    parameters: [{ name: 'place', in: 'path', required: true }],
    requestBody: { required: true, content: { 'application/json': { schema: { required: ['text'] } } } },
  });
  const list = document.paths['/api/test/list']?.['get'];
  expect(list?.['parameters']).toMatchObject(
    ['states', 'late', 'limit', 'query'].map((name) => ({ name, in: 'query', required: false })),
  );
  for (const [path, methods] of Object.entries(document.paths))
    for (const method of Object.keys(methods)) {
      const url = path.replace(/\{\w+\}/g, ':place');
      expect(web.app.hasRoute({ url, method: method.toUpperCase() as 'GET' }), `${method} ${path}`).toBe(true);
    }
});

test('every contract of the product declares all and has a well-formed description', async () => {
  const contracts = await allContracts();
  expect(contracts.length).toBeGreaterThan(40);
  const operations = contracts.map((contract): Operation => ({ contract, handle: async () => ({}) }));
  expect(() => checkDeclarations(operations)).not.toThrow();
  const document = JSON.parse(JSON.stringify(openApiOf(operations, '0'))) as Json;
  expect(judgeOpenApi(document)).toEqual([]);
});

test('the judge bites', () => {
  const document = openApiOf(testOperations, '0');
  const paths = document['paths'] as Record<string, Record<string, Json>>;
  const broken = (path: string, method: string, change: Json) => ({
    ...document,
    paths: { ...paths, [path]: { [method]: { ...paths[path]?.[method], ...change } } },
  });
  expect(judgeOpenApi(broken('/api/test/echo/{place}', 'post', { parameters: [] }))).toHaveLength(1);
  expect(judgeOpenApi(broken('/api/test/list', 'get', { operationId: 'test.echo' }))).toHaveLength(1);
  expect(judgeOpenApi(broken('/api/test/list', 'get', { responses: {} }))).toHaveLength(1);
  expect(judgeOpenApi(broken('/api/test/list', 'get', { requestBody: { $ref: '#/$defs/x' } }))).toHaveLength(2);
});

test('a problem’s type leads to its sentences', async () => {
  const problem = (await (await fetch(`${web.url}/api/nothing`)).json()) as { type: string; vi: string; en: string };
  const text = await (await fetch(`${web.url}${problem.type}`)).text();
  expect(text).toContain(problem.vi);
  expect(text).toContain(problem.en);
  expect((await fetch(`${web.url}/problems/platform.nothing`)).status).toBe(404);
});

test('/healthz says whether the database answers', async () => {
  expect((await fetch(`${web.url}/healthz`)).status).toBe(200);
  databaseIsThere = false;
  expect((await fetch(`${web.url}/healthz`)).status).toBe(503);
  databaseIsThere = true;
});
