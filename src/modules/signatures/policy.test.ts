import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { generateRowSecurity } from '../../platform/access/index.ts';
import { signingKeyPolicy } from './policy.ts';

test('row-level security in the database is what the policy says', async () => {
  const applied = await readFile(new URL('migrations/0002-row-security.sql', import.meta.url), 'utf8');
  expect(applied).toBe(generateRowSecurity([signingKeyPolicy]));
});
