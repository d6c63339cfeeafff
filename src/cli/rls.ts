/**
 * `npm run -s rls [-- MODULE]`: prints the row-level security that the modules' policies ask for.
 * `npm run -s rls -- MODULE --write`: makes the next migration of that module from it, when it changed.
 * `npm run -s rls -- MODULE --rewrite`: replaces the newest one instead, for a migration that nobody has applied yet.
 */
import { writeFile } from 'node:fs/promises';
import { migrationUrl, nextFileName, rowSecurityOfModules } from './module-policies.ts';

const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const write = process.argv.includes('--write');
const rewrite = process.argv.includes('--rewrite');

for (const { module, generated, committed } of await rowSecurityOfModules()) {
  if (wanted.length > 0 && !wanted.includes(module)) continue;
  if (!write && !rewrite) {
    process.stdout.write(generated);
    continue;
  }
  if (wanted.length === 0) throw new Error('Name the module whose migration is to be written');
  if (committed?.text === generated) continue;
  const file = rewrite && committed ? committed.file : await nextFileName(module);
  await writeFile(migrationUrl(module, file), generated);
  console.log(`src/modules/${module}/migrations/${file}`);
}
