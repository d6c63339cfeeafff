import { sql } from 'kysely';
import { inProgramStep } from '../../../platform/access/index.ts';
import { defineOperation } from '../../../platform/operations/index.ts';
import { VERIFY_STEP } from '../policy.ts';
import { findVerificationContract } from './find-verification.contract.ts';

/** The code of the issued document whose main file or annex has exactly these bytes, for whoever holds the file. */
export const findVerification = defineOperation(findVerificationContract, async ({ tx }, { sha256 }) =>
  inProgramStep(tx, VERIFY_STEP, async () => {
    const { rows } = await sql<{ code: string }>`
      select d.verification_code as code
      from documents.document_file f join documents.document d on d.id = f.document_id
      where f.sha256 = ${Buffer.from(sha256, 'hex')} order by f.ordinal limit 1`.execute(tx);
    return { code: rows[0]?.code ?? null };
  }),
);
