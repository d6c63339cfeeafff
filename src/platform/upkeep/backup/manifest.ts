import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { writeDurable } from '../durable.ts';
import { upkeepError } from '../errors.ts';
import { type BackupKey, proofOf } from './sealing.ts';

const sealed = { sha256: z.string(), size: z.number() };

/** Everything that a set holds. Written last: a set without it is unfinished. */
const shape = z.object({
  format: z.literal(1),
  /** Name of the folder under `sets/`. */
  set: z.string(),
  madeAt: z.string(),
  program: z.string(),
  postgres: z.object({ version: z.string(), major: z.number() }),
  /** Snapshot of all tables, as `pg_current_snapshot()` wrote it. */
  snapshot: z.string(),
  schema: z.object({ file: z.string(), ...sealed, structure: z.string() }),
  tables: z.array(
    z.object({
      schema: z.string(),
      name: z.string(),
      columns: z.array(z.string()),
      rows: z.number(),
      file: z.string(),
      ...sealed,
    }),
  ),
  sequences: z.array(z.object({ schema: z.string(), name: z.string(), last: z.string(), called: z.boolean() })),
  /** The list of content-addressed files that the snapshot knows: one `<sha256> <size>` a line. */
  files: z.object({ file: z.string(), ...sealed, count: z.number(), bytes: z.number() }),
  /** Files that the province itself has lost or that were altered there, and that no earlier backup holds. */
  lost: z.array(z.string()),
  keys: z.object({ file: z.string(), ...sealed, count: z.number() }),
  /** The log of checkpoints up to the snapshot's last one. */
  checkpoints: z.object({ file: z.string(), ...sealed, last: z.string() }),
  /** What of the structure the texts do not build, as somebody changed it by hand; null when that could not be tried. */
  drift: z.array(z.string()).nullable(),
  /** Schemas in the database that are none of ours; not in the backup. */
  leftOut: z.array(z.string()),
});
export type Manifest = z.infer<typeof shape>;

const MANIFEST = 'manifest.json';

/** Writes the last file of a set, and makes the set complete by it. */
export async function writeManifest(setDir: string, manifest: Manifest, key: BackupKey): Promise<void> {
  const text = JSON.stringify(manifest);
  await writeDurable(join(setDir, MANIFEST), `${JSON.stringify({ manifest: text, proof: proofOf(key, text) })}\n`);
}

/** @returns undefined when the set is unfinished @throws upkeep.backup-damaged when it was altered */
export async function readManifest(setDir: string, key: BackupKey): Promise<Manifest | undefined> {
  const path = join(setDir, MANIFEST);
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    const { manifest, proof } = z.object({ manifest: z.string(), proof: z.string() }).parse(JSON.parse(text));
    if (proofOf(key, manifest) !== proof) throw new Error('the proof is wrong');
    return shape.parse(JSON.parse(manifest));
  } catch (error) {
    throw upkeepError('backup-damaged', { place: path, reason: (error as Error).message }, error);
  }
}
