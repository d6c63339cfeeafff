import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { dbError } from './errors.ts';

/** Makes the data folder when missing and proves that files can be written there. @throws db.data-dir-not-writable */
export async function makeWritable(dataDir: string): Promise<void> {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    const probe = join(dataDir, `.probe-${process.pid}`);
    const file = await open(probe, 'w');
    await file.close();
    await rm(probe);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    throw dbError('data-dir-not-writable', { dataDir, reason }, error);
  }
}
