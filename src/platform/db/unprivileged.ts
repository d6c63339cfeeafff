import { execFile } from 'node:child_process';
import { chmod, chown, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** PostgreSQL refuses to run as root, so root has to step down in one of two ways. */
export type Identity = { kind: 'self' } | { kind: 'namespace' } | { kind: 'uid'; uid: number; gid: number };

/** `nobody`, the one unprivileged user that every Linux has. */
const NOBODY = 65534;

/**
 * Chooses how to run PostgreSQL: as ourselves when we are not root; else inside a user namespace where root
 * is seen as user 1000 (no user to create, files stay root's); where namespaces are refused, as `nobody`.
 */
export async function chooseIdentity(): Promise<Identity> {
  if (process.getuid?.() !== 0) return { kind: 'self' };
  try {
    await run('unshare', ['--user', '--map-user=1000', 'true']);
    return { kind: 'namespace' };
  } catch {
    return { kind: 'uid', uid: NOBODY, gid: NOBODY };
  }
}

/** The command line that runs `program` under that identity; the kernel interrupts it when our process dies. */
export function commandFor(identity: Identity, program: string, args: string[]): [string, string[]] {
  const guarded = ['--pdeathsig', 'INT', program, ...args];
  switch (identity.kind) {
    case 'self':
      return ['setpriv', guarded];
    case 'namespace':
      return ['unshare', ['--user', '--map-user=1000', 'setpriv', ...guarded]];
    case 'uid':
      return ['setpriv', ['--reuid', `${identity.uid}`, '--regid', `${identity.gid}`, '--clear-groups', ...guarded]];
  }
}

/** Lets the identity walk through a folder that stays ours and closed to others; only the `uid` kind needs it. */
export async function letThrough(identity: Identity, folder: string): Promise<void> {
  if (identity.kind !== 'uid') return;
  await chown(folder, -1, identity.gid);
  await chmod(folder, 0o710);
}

/** Gives a folder and everything in it to the identity; only the `uid` kind needs it. */
export async function giveTo(identity: Identity, folder: string): Promise<void> {
  if (identity.kind !== 'uid') return;
  await chown(folder, identity.uid, identity.gid);
  for (const entry of await readdir(folder, { recursive: true })) {
    await chown(join(folder, entry), identity.uid, identity.gid);
  }
}
