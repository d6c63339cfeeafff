import { expect, test } from 'vitest';
import { rowSecurityOfModules } from './module-policies.ts';

const modules = await rowSecurityOfModules();

test('identity has row-level security', () => {
  expect(modules.map(({ module }) => module)).toContain('identity');
});

test.each(modules)(
  'the newest row-security migration of $module says what its policies say',
  ({ generated, committed }) => {
    expect(committed, 'no NNNN-MODULE-row-security.sql: run `npm run -s rls -- MODULE --write`').not.toBeNull();
    expect(committed?.text).toBe(generated);
  },
);
