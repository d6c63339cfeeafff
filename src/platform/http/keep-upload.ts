import { createReadStream } from 'node:fs';
import type { Clock } from '../clock/index.ts';
import { type Database, inTransaction } from '../db/index.ts';
import { type FileStore, registerBlob } from '../files/index.ts';

/** 100 MB: the largest annex (issue of the platform's first capability; domain practice is 50 MB and more). */
export const MAX_UPLOAD_BYTES = 100 * 1024 * 1024;

/** A resumable upload whose last byte has arrived, and where its bytes lie. */
export type ArrivedUpload = {
  readonly id: string;
  readonly path: string;
  readonly personId: string;
  readonly fileName: string;
  readonly mediaType: string;
};

type Ports = { readonly files: FileStore; readonly database: Database; readonly clock: Clock };

const fileNameOf = (name: string): string =>
  [...name.toWellFormed().normalize('NFC')].slice(0, 200).join('').trim() || 'tệp';
const mediaTypeOf = (type: string): string =>
  /^[\w.+-]+\/[\w.+-]+$/.test(type) ? type.toLowerCase().slice(0, 100) : 'application/octet-stream';

/**
 * Moves arrived uploads into the content store (hashed, fsynced) and writes the row in platform.upload that names their owner.
 * Keeping the same upload twice, also at the same time, keeps it once.
 */
export const createUploadKeeper = ({ files, database, clock }: Ports) => {
  const underWay = new Map<string, Promise<void>>();

  const asOwner = <T>(personId: string, run: Parameters<typeof inTransaction<T>>[1]) =>
    inTransaction(database, run, { settings: { 'app.person': personId } });

  /** Length of a kept upload, or null when this person has none of this name. */
  const keptSize = async (id: string, personId: string): Promise<number | null> => {
    const row = await asOwner(personId, (tx) =>
      tx.selectFrom('platform.upload').select('size').where('id', '=', id).executeTakeFirst(),
    );
    return row ? Number(row.size) : null;
  };

  const keepOnce = async ({ id, path, personId, fileName, mediaType }: ArrivedUpload): Promise<void> => {
    if ((await keptSize(id, personId)) !== null) return;
    const stored = await files.put(createReadStream(path), { maxBytes: MAX_UPLOAD_BYTES });
    const kind = mediaTypeOf(mediaType);
    const at = clock.now();
    await asOwner(personId, async (tx) => {
      const sha256 = await registerBlob(tx, stored, { mediaType: kind, at });
      const row = { id, person_id: personId, sha256, size: stored.size, name: fileNameOf(fileName), media_type: kind };
      await tx
        .insertInto('platform.upload')
        .values({ ...row, created_at: at.toString() })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .execute();
    });
  };

  const keep = (upload: ArrivedUpload): Promise<void> => {
    const begun = underWay.get(upload.id) ?? keepOnce(upload).finally(() => underWay.delete(upload.id));
    underWay.set(upload.id, begun);
    return begun;
  };

  return { keep, keptSize };
};
