import type { TestProject } from 'vitest/node';
import { startTestServer, type TestServer } from './test-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    testServer: TestServer;
  }
}

/** One PostgreSQL for the whole run; vitest calls the returned function at its end. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { stop, ...server } = await startTestServer((module, error) => {
    console.error(`\nMigrations of ${module} failed; its tests will fail:`, error);
  });
  project.provide('testServer', server);
  return stop;
}
