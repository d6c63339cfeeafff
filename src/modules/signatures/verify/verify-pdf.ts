import { createHash } from 'node:crypto';
import { PdfFile } from '../pdf/file.ts';
import { PdfRefused } from '../pdf/refused.ts';
import { revisionEnds } from './byte-ranges.ts';
import { type Finding, finding } from './findings.ts';
import type { Verdict, VerificationReport, VerifyOptions } from './report.ts';
import { reviewRevisions } from './revisions.ts';
import { type CheckedSignature, readSignatures } from './signatures.ts';

const MAX_TRIES = 8;

function explain(error: unknown): Finding {
  return error instanceof PdfRefused
    ? finding(error.code, { detail: error.message })
    : finding('checker-failed', { detail: error instanceof Error ? error.message.slice(0, 200) : undefined });
}

/**
 * Says who signed a PDF, whether it stayed as signed, and what later revisions did. Never throws on what is in the
 * bytes: what cannot be read strictly is reported as `unreadable`. Reads no clock and no network.
 */
export async function verifyPdf(bytes: Uint8Array, options: VerifyOptions): Promise<VerificationReport> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sha256 = createHash('sha256').update(buffer).digest('hex');
  const head = { sha256, size: buffer.length };
  try {
    return { ...head, ...check(PdfFile.open(buffer), options) };
  } catch (error) {
    const problem = explain(error);
    return { ...head, ...(checkSignedPart(buffer, options, problem) ?? unreadable(problem)) };
  }
}

/** The report on bytes that were not judged, for the reason given. */
export function unreadableReport(bytes: Uint8Array, problem: Finding): VerificationReport {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { sha256, size: bytes.length, ...unreadable(problem) };
}

type Body = Omit<VerificationReport, 'sha256' | 'size'>;

const unreadable = (problem: Finding): Body => ({
  verdict: 'unreadable',
  pages: undefined,
  signatures: [],
  fields: [],
  findings: [problem],
});

/** The whole is broken, but it may begin with a sound signed file: then somebody added to it, which is worth saying. */
function checkSignedPart(bytes: Buffer, options: VerifyOptions, problem: Finding): Body | undefined {
  let at = bytes.length;
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    at = bytes.lastIndexOf('%%EOF', at - 1);
    if (at <= 0) return undefined;
    const end = revisionEnds(bytes, at + '%%EOF'.length).line;
    if (end === bytes.length) continue;
    try {
      const body = check(PdfFile.open(bytes.subarray(0, end)), options);
      const intact = body.signatures.length > 0 && body.signatures.every(({ integrity }) => integrity === 'intact');
      if (!intact) continue;
      const signatures = body.signatures.map((signature) => ({
        ...signature,
        coversWholeFile: false,
        laterChanges: [...signature.laterChanges, finding('bytes-after-end')],
      }));
      const findings = [...body.findings, finding('bytes-after-end'), problem];
      return {
        ...body,
        signatures,
        findings,
        verdict: body.verdict === 'invalid' ? 'invalid' : 'changed-after-signing',
      };
    } catch {
      // This prefix cannot be read either; an earlier one may be.
    }
  }
  return undefined;
}

function check(file: PdfFile, options: VerifyOptions): Body {
  const { signatures, problems } = readSignatures(file);
  refuseLateHybrid(file, signatures);
  const review = reviewRevisions(file, signatures, options);
  const findings = [...problems, ...review.findings];
  if (options.original && !startsWith(file.bytes, options.original)) findings.unshift(finding('original-differs'));
  return {
    verdict: verdictOf(review.reports, findings, problems.length > 0),
    pages: review.pages,
    signatures: review.reports,
    fields: review.fields,
    findings: review.reports.length === 0 && findings.length === 0 ? [finding('no-signature')] : findings,
  };
}

/**
 * Word writes hybrid files, signing software has no reason to: once signed, a second set of cross-references could only
 * show different readers different things. Throws PdfRefused.
 */
function refuseLateHybrid(file: PdfFile, signatures: readonly CheckedSignature[]): void {
  const hybrid = file.sections.filter(({ supplement }) => supplement);
  if (hybrid.length === 0 || signatures.length === 0) return;
  const starts = signatures.flatMap(({ num, range }) => {
    const entry = file.entries.get(num);
    return [range?.gapStart, entry?.kind === 'plain' ? entry.offset : undefined].filter((at) => at !== undefined);
  });
  const first = Math.min(...starts);
  if (hybrid.some(({ offset, supplement }) => Math.max(offset, supplement!.offset) > first)) {
    throw new PdfRefused('xref-hybrid', 'a hybrid cross-reference stands in or behind a signed revision');
  }
}

function startsWith(bytes: Buffer, original: Uint8Array): boolean {
  return bytes.length >= original.length && bytes.subarray(0, original.length).equals(original);
}

const refuses = ({ severity }: Finding): boolean => severity === 'refusal';

function verdictOf(reports: Body['signatures'], findings: readonly Finding[], broken: boolean): Verdict {
  const own = reports.some((report) => report.integrity === 'broken' || report.findings.some(refuses));
  if (own || broken || findings.some(({ code }) => code === 'original-differs')) return 'invalid';
  if (findings.some(refuses)) return 'changed-after-signing';
  const signers = reports.filter(({ kind }) => kind === 'signature');
  if (signers.length === 0) return 'unsigned';
  return signers.every(({ chain }) => chain?.verdict === 'trusted') ? 'valid' : 'valid-unknown-signer';
}
