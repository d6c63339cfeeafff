import { sql } from 'kysely';
import type { FileStore } from '../../../platform/files/index.ts';
import { defineOperation, requireActor } from '../../../platform/operations/index.ts';
import { signaturesError } from '../errors.ts';
import type { SignaturesModule } from '../module.ts';
import type { Finding } from '../verify/findings.ts';
import type { SignatureReport } from '../verify/report.ts';
import { verifyFileContract } from './verify-file.contract.ts';

interface Ports {
  readonly files: FileStore;
  readonly verifyBytes: SignaturesModule['verifyBytes'];
}

const findingView = ({ code, severity, vi, en }: Finding) => ({ code, severity, vi, en });

const signatureView = (signature: SignatureReport) => ({
  kind: signature.kind,
  fieldName: signature.fieldName,
  page: signature.page ?? null,
  signer: signature.signer?.commonName ?? null,
  organization: signature.signer?.organization ?? null,
  title: signature.signer?.title ?? null,
  issuer: signature.signer?.issuer ?? null,
  claimedTime: signature.claimedTime ?? null,
  stampedTime: signature.timestamp?.time ?? null,
  level: signature.level ?? null,
  coversWholeFile: signature.coversWholeFile,
  integrity: signature.integrity,
  chain: signature.chain?.verdict ?? null,
  findings: signature.findings.map(findingView),
  laterChanges: signature.laterChanges.map(findingView),
});

export const verifyFile = ({ files, verifyBytes }: Ports) =>
  defineOperation(verifyFileContract, async (context, { uploadId }) => {
    const { personId } = requireActor(context);
    const { rows } = await sql<{ sha256: Buffer; name: string }>`
      select sha256, name from platform.upload where id = ${uploadId} and person_id = ${personId}::uuid`.execute(
      context.tx,
    );
    const [upload] = rows;
    if (!upload) throw signaturesError('upload-not-found');
    const bytes = await files.readBuffer(upload.sha256.toString('hex'));
    const { verdict, sha256, size, pages, signatures, findings } = await verifyBytes(context.tx, bytes, context.now);
    return {
      ...{ name: upload.name, verdict, sha256, size, pages: pages ?? null },
      signatures: signatures.map(signatureView),
      findings: findings.map(findingView),
    };
  });
