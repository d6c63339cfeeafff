import { readFile } from 'node:fs/promises';
import { expect, inject, test } from 'vitest';
import { typesOf } from './testing/generate-types.ts';
import { startTestServer } from './testing/test-server.ts';

test('the generated types are those of the migrations (else: npm run -s db:types)', async () => {
  const provided = inject('testServer');
  const server = provided ? undefined : await startTestServer();
  const fresh = await typesOf((provided ?? server)?.templateUrl ?? '');
  await server?.stop();
  expect(await readFile(new URL('db.generated.ts', import.meta.url), 'utf8')).toBe(fresh);
});
