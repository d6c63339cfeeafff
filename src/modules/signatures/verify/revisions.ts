import type { PdfFile } from '../pdf/file.ts';
import { isEmptyField } from '../pdf/form.ts';
import { PdfRefused } from '../pdf/refused.ts';
import { textOf } from '../pdf/values.ts';
import { UpdateComparison } from './compare-update.ts';
import { type Finding, finding } from './findings.ts';
import type { FilledField, SignatureReport, VerifyOptions } from './report.ts';
import { danglingOf, RevisionState } from './revision-state.ts';
import { reportSignatures } from './signature-report.ts';
import type { CheckedSignature } from './signatures.ts';
import { type Update, walkUpdates } from './updates.ts';

export interface RevisionReview {
  readonly reports: SignatureReport[];
  readonly findings: Finding[];
  readonly fields: FilledField[];
  readonly pages: number;
}

/** Which revision each signature closes, and what is wrong with that. */
export interface Placement {
  readonly revisionOf: ReadonlyMap<CheckedSignature, number>;
  readonly problems: ReadonlyMap<CheckedSignature, Finding>;
}

function place(signatures: readonly CheckedSignature[], firstEnd: number, updates: readonly Update[]): Placement {
  const revisionOf = new Map<CheckedSignature, number>();
  const problems = new Map<CheckedSignature, Finding>();
  const taken = new Set<number>();
  for (const signature of signatures) {
    const end = signature.range?.end;
    if (end === undefined) continue;
    const update = updates.find((candidate) => candidate.marker === end || candidate.end === end);
    const revision = end === firstEnd ? 1 : update?.revision;
    if (revision === undefined) problems.set(signature, finding('byte-range-end', { detail: signature.field.name }));
    else if (taken.has(revision))
      problems.set(signature, finding('two-in-revision', { detail: signature.field.name, revision }));
    else {
      taken.add(revision);
      revisionOf.set(signature, revision);
    }
  }
  return { revisionOf, problems };
}

/** Compares everything behind the first signature, revision by revision, and writes the reports. */
export function reviewRevisions(
  file: PdfFile,
  signatures: readonly CheckedSignature[],
  options: VerifyOptions,
): RevisionReview {
  const final = new RevisionState(file);
  const ends = signatures.flatMap(({ range }) => (range ? [range.end] : []));
  const firstEnd = Math.min(...ends);
  const findings: Finding[] = [];
  const filledIn = new Map<string, number>();
  let placement: Placement = { revisionOf: new Map(), problems: new Map() };
  const signed = ends.length > 0 ? cut(file, firstEnd) : undefined;
  if (signed instanceof PdfRefused) findings.push(finding('byte-range-end', { detail: signed.message }));
  else if (signed) {
    const { updates, stopped } = walkUpdates(file, signed);
    placement = place(signatures, firstEnd, updates);
    if (updates.length > 0) findings.push(...compareAll(signed, updates, placement, options, filledIn));
    if (stopped) findings.push(stopped);
  }
  const reports = reportSignatures({ file, final, signatures, placement, findings, options });
  return { reports, findings, fields: filledFields(final, filledIn), pages: final.pages.length };
}

function cut(file: PdfFile, end: number): PdfFile | PdfRefused {
  try {
    return file.cut(end);
  } catch (error) {
    if (error instanceof PdfRefused) return error;
    throw error;
  }
}

function compareAll(
  signed: PdfFile,
  updates: readonly Update[],
  placement: Placement,
  options: VerifyOptions,
  filledIn: Map<string, number>,
): Finding[] {
  const findings: Finding[] = [];
  const dangling = new Set<number>();
  danglingOf(signed, signed.entries.keys(), dangling);
  const rules = new FillRules(options);
  let before = new RevisionState(signed);
  const signers = (revision: number): CheckedSignature[] =>
    [...placement.revisionOf].filter(([, at]) => at === revision).map(([signature]) => signature);
  for (const first of signers(1)) rules.signed(first);
  const certifying = signers(1).find(({ permission }) => permission === 1);
  for (const update of updates) {
    const { revision } = update;
    const own = signers(revision);
    const after = new RevisionState(update.after);
    const comparison = new UpdateComparison(before, after, update, new Set(own.map(({ num }) => num)), options.zones);
    const changes = comparison.run(dangling);
    findings.push(...update.findings, ...changes.findings, ...rules.judge(changes.fills, own, revision));
    for (const name of changes.fills) {
      filledIn.set(name, revision);
      findings.push(finding('field-filled-by-signer', { detail: name, revision }));
    }
    for (const { kind, field } of own) {
      const code = kind === 'signature' ? 'signature-added' : 'archive-timestamp-added';
      findings.push(finding(code, { detail: field.name, revision }));
      if (certifying && kind === 'signature') findings.push(finding('changes-forbidden', { revision }));
    }
    danglingOf(update.after, update.section.entries.keys(), dangling);
    before = after;
  }
  return findings;
}

/** Empty fields may be filled once, together with the signature that follows the `after`-th (Decree 30/2020: number, date). */
class FillRules {
  private readonly names: ReadonlySet<string> | undefined;
  private readonly after: number;
  private signatures = 0;
  private filled = false;

  constructor({ fillable }: VerifyOptions) {
    this.names = fillable && new Set(fillable.names);
    this.after = fillable?.after ?? 1;
  }

  signed({ kind }: CheckedSignature): void {
    if (kind === 'signature') this.signatures++;
  }

  judge(fills: readonly string[], own: readonly CheckedSignature[], revision: number): Finding[] {
    const found: Finding[] = [];
    if (fills.length > 0) {
      const detail = fills.join(', ');
      const unknown = fills.filter((name) => this.names && !this.names.has(name));
      if (unknown.length > 0) found.push(finding('field-fill-unknown', { detail: unknown.join(', '), revision }));
      if (!own.some(({ kind }) => kind === 'signature'))
        found.push(finding('field-fill-unsigned', { detail, revision }));
      if (this.filled) found.push(finding('field-fill-second', { detail, revision }));
      else if (this.signatures !== this.after) found.push(finding('field-fill-late', { detail, revision }));
      this.filled = true;
    }
    for (const signature of own) this.signed(signature);
    return found;
  }
}

function filledFields(final: RevisionState, filledIn: ReadonlyMap<string, number>): FilledField[] {
  return final.form.fields
    .filter((field) => field.type === 'Tx' && !isEmptyField(final.file, field))
    .map((field) => ({
      name: field.name,
      value: (textOf(final.file.resolve(field.value)) ?? '').normalize('NFC'),
      revision: filledIn.get(field.name) ?? 1,
      page: final.pageOf.get(field.widgets[0]!),
      rect: final.widgetRect(field.widgets[0]!),
    }));
}
