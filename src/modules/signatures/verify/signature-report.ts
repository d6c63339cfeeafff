import type { PdfFile } from '../pdf/file.ts';
import { textOf } from '../pdf/values.ts';
import { type Finding, finding } from './findings.ts';
import type { SignatureLevel, SignatureReport, TimestampReport, VerifyOptions } from './report.ts';
import type { RevisionState } from './revision-state.ts';
import type { Placement } from './revisions.ts';
import type { CheckedSignature } from './signatures.ts';
import { identityOf, iso, TrustJudge } from './trust.ts';

interface Input {
  readonly file: PdfFile;
  readonly final: RevisionState;
  readonly signatures: readonly CheckedSignature[];
  readonly placement: Placement;
  /** What revisions behind the first signature did. */
  readonly findings: readonly Finding[];
  readonly options: VerifyOptions;
}

const trusted = (stamp: TimestampReport | undefined): boolean => stamp?.chain.verdict === 'trusted';

/** Writes one report a signature, in the order of their revisions. */
export function reportSignatures(input: Input): SignatureReport[] {
  const { file, signatures, placement, options } = input;
  if (signatures.length === 0) return [];
  const judge = new TrustJudge(file, signatures, options);
  const stamps = new Map(signatures.map((signature) => [signature, judge.judgeTimestamp(signature)]));
  const sound = ({ problems }: CheckedSignature): boolean => !problems.some(({ severity }) => severity === 'refusal');
  return signatures.map((signature) => {
    const revision = placement.revisionOf.get(signature);
    const stamp = stamps.get(signature);
    // A sound, trusted timestamp over a later revision proves that every signature before it existed by then.
    const archive = signatures.filter(
      (other) =>
        other.kind === 'document-timestamp' &&
        sound(other) &&
        trusted(stamps.get(other)) &&
        (placement.revisionOf.get(other) ?? 0) > (revision ?? Number.POSITIVE_INFINITY),
    );
    const proofs = archive.map(({ timestamp }) => timestamp!.time);
    if (sound(signature) && trusted(stamp)) proofs.push(signature.timestamp!.time);
    return report(input, signature, judge, { stamp, proofs, archived: archive.length > 0 });
  });
}

function report(
  { final, placement, findings, file }: Input,
  signature: CheckedSignature,
  judge: TrustJudge,
  time: { stamp: TimestampReport | undefined; proofs: readonly number[]; archived: boolean },
): SignatureReport {
  const { kind, dict, signer, range, field } = signature;
  const revision = placement.revisionOf.get(signature);
  const misplaced = placement.problems.get(signature);
  const own: Finding[] = [...signature.problems, ...(misplaced ? [misplaced] : [])];
  const integrity = own.some(({ severity }) => severity === 'refusal') ? 'broken' : 'intact';
  const chain =
    kind === 'document-timestamp'
      ? time.stamp?.chain
      : signer && judge.judge(signer, judge.momentFor(signature, time.proofs), 'sign');
  if (chain && chain.verdict !== 'trusted') own.push(finding(chain.reason));
  if (chain?.verdict === 'trusted' && !chain.revocationKnown) own.push(finding('revocation-unknown'));
  if (kind === 'signature') {
    if (!signature.timestamp) own.push(finding('time-only-claimed'));
    else if (time.stamp && !trusted(time.stamp)) own.push(finding('timestamp-untrusted'));
  }
  const widget = field.widgets.find((num) => final.pageOf.has(num)) ?? field.widgets[0]!;
  const certificate = signer?.certificate;
  return {
    kind,
    fieldName: field.name,
    page: final.pageOf.get(widget),
    rect: final.widgetRect(widget),
    signer: certificate && identityOf(certificate),
    role: certificate?.subjectName.parts['title'],
    reason: textOf(dict.get('Reason'))?.normalize('NFC'),
    location: textOf(dict.get('Location'))?.normalize('NFC'),
    claimedName: textOf(dict.get('Name'))?.normalize('NFC'),
    claimedTime: signature.claimed === undefined ? undefined : iso(signature.claimed),
    timestamp: time.stamp,
    algorithm: signer?.algorithm,
    level: levelOf(signature, judge.hasRevocationData, time.archived),
    revision,
    signedBytes: range?.end,
    coversWholeFile: range?.end === file.bytes.length,
    integrity,
    chain,
    findings: own,
    laterChanges: findings.filter((item) => (item.revision ?? Number.POSITIVE_INFINITY) > (revision ?? 0)),
  };
}

function levelOf(signature: CheckedSignature, revocationData: boolean, archived: boolean): SignatureLevel | undefined {
  if (signature.kind === 'document-timestamp') return 'document-timestamp';
  if (!signature.signer?.certificate) return undefined;
  if (!signature.cades || !signature.signer.bound) return 'CMS';
  if (!signature.timestamp) return 'B-B';
  if (!revocationData) return 'B-T';
  return archived ? 'B-LTA' : 'B-LT';
}
