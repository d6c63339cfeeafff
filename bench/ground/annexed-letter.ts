import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { addAnnexContract } from '../../src/modules/documents/operations/add-annex.contract.ts';
import { createFileStore } from '../../src/platform/files/index.ts';
import { actorNamed } from './actors.ts';
import type { BenchProvince } from './province.ts';
import { sizedPdf } from './sized-pdf.ts';
import { signedLetter } from './template-document.ts';

/** A signed letter with a PDF annex of so many bytes, one step before it is issued. */
export const annexedLetter = async (province: BenchProvince, recipients: readonly string[], annexBytes: number) => {
  const { call, owner, dataDir } = province;
  const specialist = await actorNamed(owner, 'snv.chuyenvien');
  return signedLetter(province, recipients, async (draftId) => {
    const { sha256, size } = await createFileStore(join(dataDir, 'files')).put(sizedPdf(annexBytes));
    const key = Buffer.from(sha256, 'hex');
    await owner.query(`insert into platform.blob values ($1, $2, 'application/pdf', now())`, [key, size]);
    const uploadId = randomUUID();
    await owner.query(
      `insert into platform.upload (id, person_id, sha256, size, name, media_type, created_at) values ($1, $2, $3, $4, 'phu-luc.pdf', 'application/pdf', now())`,
      [uploadId, specialist.personId, key, size],
    );
    await call(addAnnexContract, specialist, { draftId, uploadId });
  });
};
