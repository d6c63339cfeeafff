import type { z } from 'zod';
import type { Tx } from '../../../platform/db/index.ts';
import type { SignatureReport, VerificationReport } from '../../signatures/index.ts';
import { FIELD } from '../drafting/fields.ts';
import type { signatureVerdictShape } from '../operations/shapes.ts';
import type { DocumentsPorts } from '../ports.ts';

type Verdict = z.input<typeof signatureVerdictShape>;
type Overall = 'valid' | 'invalid' | 'undetermined';

const WORDS: Readonly<Record<VerificationReport['verdict'], readonly [Overall, vi: string, en: string]>> = {
  valid: [
    'valid',
    'Chữ ký hợp lệ, nội dung nguyên vẹn từ khi ký.',
    'The signatures are valid and the content is as signed.',
  ],
  'valid-unknown-signer': [
    'undetermined',
    'Nội dung nguyên vẹn nhưng chưa xác định được độ tin cậy của chứng thư.',
    'The content is as signed, but trust in a certificate could not be established.',
  ],
  invalid: ['invalid', 'Có chữ ký không hợp lệ.', 'A signature is not valid.'],
  'changed-after-signing': [
    'invalid',
    'Nội dung đã bị thay đổi sau khi ký.',
    'The content was changed after it was signed.',
  ],
  unsigned: ['invalid', 'Tệp không có chữ ký số.', 'The file carries no signature.'],
  unreadable: ['invalid', 'Không đọc được tệp.', 'The file cannot be read.'],
};

const verdictOf = (signature: SignatureReport): Overall => {
  if (signature.integrity === 'broken' || signature.findings.some(({ severity }) => severity === 'refusal'))
    return 'invalid';
  return signature.chain?.verdict === 'trusted' ? 'valid' : 'undetermined';
};

const SENTENCES: Readonly<Record<Overall, { vi: string; en: string }>> = {
  valid: { vi: 'Hợp lệ, chứng thư được tin cậy', en: 'Valid, the certificate is trusted' },
  undetermined: { vi: 'Nguyên vẹn, chưa rõ độ tin cậy của chứng thư', en: 'Intact, trust in the certificate unknown' },
  invalid: { vi: 'Không hợp lệ', en: 'Not valid' },
};

const roleOf = (signature: SignatureReport): Verdict['role'] => {
  if (signature.kind === 'document-timestamp') return 'timestamp';
  if (signature.fieldName === FIELD.organization) return 'organization';
  return signature.fieldName === FIELD.person ? 'person' : 'unknown';
};

const signatureView = (signature: SignatureReport): Verdict => {
  const verdict = verdictOf(signature);
  return {
    fieldName: signature.fieldName,
    role: roleOf(signature),
    signer: signature.signer?.commonName ?? signature.claimedName ?? '—',
    organization: signature.signer?.organization ?? null,
    signedAt: signature.timestamp?.time ?? signature.claimedTime ?? null,
    verdict,
    changedSince: signature.laterChanges.some(({ severity }) => severity === 'refusal'),
    ...SENTENCES[verdict],
  };
};

/** Reports are kept this long: revocation may change, the bytes cannot. */
const KEEP = Temporal.Duration.from({ minutes: 5 });
const MAX_KEPT = 200;

/** Verdicts on a stored file, from its bytes; a file asked for again within minutes is not verified again. */
export const createVerdicts = ({ files, signatures }: Pick<DocumentsPorts, 'files' | 'signatures'>) => {
  const kept = new Map<string, { readonly until: Temporal.Instant; readonly report: VerificationReport }>();
  return async (tx: Tx, sha256: string, now: Temporal.Instant) => {
    let entry = kept.get(sha256);
    if (!entry || Temporal.Instant.compare(entry.until, now) < 0) {
      const report = await signatures.verifyBytes(tx, await files.readBuffer(sha256), now);
      entry = { until: now.add(KEEP), report };
      kept.set(sha256, entry);
      const oldest = kept.keys().next().value;
      if (kept.size > MAX_KEPT && oldest !== undefined) kept.delete(oldest);
    }
    const [verdict, vi, en] = WORDS[entry.report.verdict];
    return { signatures: entry.report.signatures.map(signatureView), signatureSummary: { verdict, vi, en } };
  };
};
