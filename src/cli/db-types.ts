/** `npm run -s db:types [-- --print]`: writes src/platform/db/db.generated.ts from a freshly migrated database. */
import { writeFile } from 'node:fs/promises';
import { generateTypes } from '../platform/db/testing/generate-types.ts';

const text = await generateTypes((module, error) => {
  console.error(`Migrations of ${module} failed; its types may be missing.`, error);
  process.exitCode = 1;
});
if (process.argv.includes('--print')) process.stdout.write(text);
else await writeFile(new URL('../platform/db/db.generated.ts', import.meta.url), text);
