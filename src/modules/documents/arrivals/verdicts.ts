import type { z } from 'zod';
import type { Tx } from '../../../platform/db/index.ts';
import type { SignatureReport, VerificationReport } from '../../signatures/index.ts';
import { FIELD } from '../drafting/fields.ts';
import type { signatureVerdictShape } from '../operations/shapes.ts';
import type { DocumentsPorts } from '../ports.ts';
import type { Document } from '../records/documents.ts';
import { numberText, placeAndDate } from '../rules/numbering.ts';

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

/** What the bytes must agree with. */
type Registered = Pick<Document, 'mainSha256' | 'approvedSha256' | 'no' | 'issuedOn'>;

const NOT_AS_REGISTERED = [
  'invalid',
  'Số hoặc ngày trên văn bản không khớp với sổ đăng ký.',
  'Number or date on the document is not what the register says.',
] as const;

/** The records clerk filled both fields with what stands in the register. */
const isAsRegistered = (report: VerificationReport, document: Registered): boolean => {
  const filled = new Map(report.fields.map(({ name, value }) => [name, value]));
  const date = placeAndDate('', Temporal.PlainDate.from(document.issuedOn));
  return filled.get(FIELD.number) === numberText(document.no) && (filled.get(FIELD.date) ?? '').endsWith(date);
};

/**
 * Verdicts on an issued document, from its bytes: they begin with what the leader signed, only number and date were filled
 * after him, once, with what the register says. A file asked for again within minutes is not verified again.
 */
export const createVerdicts = ({ files, signatures }: Pick<DocumentsPorts, 'files' | 'signatures'>) => {
  const kept = new Map<string, { readonly until: Temporal.Instant; readonly report: VerificationReport }>();
  const verify = async (tx: Tx, document: Registered, now: Temporal.Instant): Promise<VerificationReport> =>
    signatures.verifyBytes(tx, await files.readBuffer(document.mainSha256), now, {
      fillable: { names: [FIELD.number, FIELD.date], after: 1 },
      original: await files.readBuffer(document.approvedSha256),
    });
  return async (tx: Tx, document: Registered, now: Temporal.Instant) => {
    const key = document.mainSha256;
    let entry = kept.get(key);
    if (!entry || Temporal.Instant.compare(entry.until, now) < 0) {
      entry = { until: now.add(KEEP), report: await verify(tx, document, now) };
      kept.set(key, entry);
      const oldest = kept.keys().next().value;
      if (kept.size > MAX_KEPT && oldest !== undefined) kept.delete(oldest);
    }
    const { report } = entry;
    const agrees = report.verdict !== 'valid' || isAsRegistered(report, document);
    const [verdict, vi, en] = agrees ? WORDS[report.verdict] : NOT_AS_REGISTERED;
    return { signatures: report.signatures.map(signatureView), signatureSummary: { verdict, vi, en } };
  };
};
