import type { Tx } from '../db/index.ts';
import type { StoredFile } from './store.ts';

/**
 * Writes the row that other tables refer to. Call it after `put`, in the transaction that needs the file.
 * @returns the key for foreign keys: SHA-256 as bytes
 */
export async function registerBlob(
  tx: Tx,
  file: StoredFile,
  { mediaType, at }: { mediaType: string; at: Temporal.Instant },
): Promise<Buffer> {
  const sha256 = Buffer.from(file.sha256, 'hex');
  await tx
    .insertInto('platform.blob')
    .values({ sha256, size: file.size, media_type: mediaType, created_at: at.toString() })
    .onConflict((conflict) => conflict.column('sha256').doNothing())
    .execute();
  return sha256;
}
