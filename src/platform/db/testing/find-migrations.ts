import { glob, readFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { MigrationSource } from '../migrate.ts';

const SRC = new URL('../../../', import.meta.url);

/**
 * All migration folders under `src/`, each after those whose schemas its SQL names. The program itself goes by
 * `src/modules.ts`; tests and type generation use this order, so that they need no module's code to run.
 */
export async function findMigrations(): Promise<MigrationSource[]> {
  const found = new Map<string, { source: MigrationSource; sql: string }>();
  for await (const file of glob('{platform,modules}/**/migrations/*.sql', { cwd: SRC })) {
    const dir = new URL(`${dirname(file)}/`, SRC);
    const module = basename(dirname(dirname(file)));
    const known = found.get(module) ?? { source: { module, dir: pathToFileURL(dir.pathname) }, sql: '' };
    known.source.dir = dir;
    known.sql += withoutComments(await readFile(new URL(file, SRC), 'utf8'));
    found.set(module, known);
  }
  const ordered: MigrationSource[] = [];
  const visit = (module: string, path: readonly string[]) => {
    const entry = found.get(module);
    if (!entry || ordered.includes(entry.source)) return;
    if (path.includes(module))
      throw new Error(`Migrations name each other in a circle: ${[...path, module].join(' → ')}`);
    for (const other of [...found.keys()].sort()) {
      if (other !== module && new RegExp(`\\b${other}\\.\\w`).test(entry.sql)) visit(other, [...path, module]);
    }
    ordered.push(entry.source);
  };
  for (const module of ['platform', ...[...found.keys()].sort()]) visit(module, []);
  return ordered;
}

const withoutComments = (sql: string) => sql.replace(/--.*$/gm, '').replace(/'(?:[^']|'')*'/g, "''");
