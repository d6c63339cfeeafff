/** `npm run -s db:types [-- --print]`: writes src/platform/db/db.generated.ts from a freshly migrated database. */
import { writeFile } from 'node:fs/promises';
import { generateTypes } from '../platform/db/testing/generate-types.ts';

const text = await generateTypes();
if (process.argv.includes('--print')) process.stdout.write(text);
else await writeFile(new URL('../platform/db/db.generated.ts', import.meta.url), text);
