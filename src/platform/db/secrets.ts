import { randomBytes } from 'node:crypto';
import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { dbError } from './errors.ts';

const shape = z.strictObject({
  /** Password of the embedded server's owner role. */
  databaseOwnerPassword: z.string().min(20),
  /** Password of `kinhbac_app`, the role that the application works as. */
  databaseAppPassword: z.string().min(20),
  /** Other modules' keys, by name, as text (PEM or base64). */
  keys: z.record(z.string(), z.string()),
});
export type Secrets = z.infer<typeof shape>;

const pathIn = (dataDir: string) => join(dataDir, 'secrets.json');

/** The secrets of this data folder, or undefined when none were made yet. */
export async function readSecrets(dataDir: string): Promise<Secrets | undefined> {
  const path = pathIn(dataDir);
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw dbError('secrets-unreadable', { path }, error);
  }
  try {
    return shape.parse(JSON.parse(text));
  } catch (error) {
    throw dbError('secrets-unreadable', { path }, error);
  }
}

/** Makes the data folder's secrets (0600) unless they are there. */
export async function ensureSecrets(dataDir: string): Promise<Secrets> {
  const known = await readSecrets(dataDir);
  if (known) return known;
  const password = () => randomBytes(24).toString('base64url');
  const secrets: Secrets = { databaseOwnerPassword: password(), databaseAppPassword: password(), keys: {} };
  await write(dataDir, secrets);
  return secrets;
}

let lastTurn: Promise<unknown> = Promise.resolve();

/** The named key of this data folder, made once by `make` and kept. Callers take turns, so that no key is lost. */
export function ensureKey(dataDir: string, name: string, make: () => string): Promise<string> {
  const turn = lastTurn.catch(() => {}).then(() => readOrMakeKey(dataDir, name, make));
  lastTurn = turn;
  return turn;
}

async function readOrMakeKey(dataDir: string, name: string, make: () => string): Promise<string> {
  const secrets = await ensureSecrets(dataDir);
  const known = secrets.keys[name];
  if (known !== undefined) return known;
  const made = make();
  await write(dataDir, { ...secrets, keys: { ...secrets.keys, [name]: made } });
  return made;
}

async function write(dataDir: string, secrets: Secrets): Promise<void> {
  const temporary = `${pathIn(dataDir)}.new`;
  const file = await open(temporary, 'w', 0o600);
  try {
    await file.writeFile(`${JSON.stringify(secrets, null, 2)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, pathIn(dataDir));
}
