import { defineConfig } from 'vitest/config';

const shared = { isolate: false, pool: 'forks', maxWorkers: 2, testTimeout: 60_000, hookTimeout: 180_000 } as const;

/** `units`: rules, PostgreSQL, corpora. `app`: whole-program tests over HTTP and in Chromium, one file after another. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...shared,
          name: 'units',
          include: [
            'src/**/*.test.ts',
            'tests/corpora/**/*.test.ts',
            'tests/boundaries/**/*.test.ts',
            'tests/docs/**/*.test.ts',
            'tests/fuzz/**/*.test.ts',
          ],
          globalSetup: ['src/platform/db/testing/global-setup.ts'],
        },
      },
      {
        test: {
          ...shared,
          name: 'app',
          include: [
            'tests/access/**/*.test.ts',
            'tests/start/**/*.test.ts',
            'tests/journeys/**/*.test.ts',
            'tests/resilience/**/*.test.ts',
          ],
          globalSetup: ['tests/support/global-set-up.ts'],
          maxWorkers: 1,
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 420_000,
        },
      },
    ],
  },
});
