import type { PdfFile } from '../pdf/file.ts';
import { Lexer } from '../pdf/lexer.ts';
import { PdfRefused } from '../pdf/refused.ts';
import { PdfString, sameValue } from '../pdf/values.ts';
import { readIndirect, type XrefSection } from '../pdf/xref.ts';
import { revisionEnds } from './byte-ranges.ts';
import { type Finding, type FindingCode, finding } from './findings.ts';

/** One incremental update behind a signed revision: bytes `[start, end)`, `marker` lies right behind its `%%EOF`. */
export interface Update {
  readonly revision: number;
  readonly start: number;
  readonly marker: number;
  readonly end: number;
  readonly section: XrefSection;
  readonly before: PdfFile;
  readonly after: PdfFile;
  /** Offences against the form of an update; its content is compared elsewhere. */
  readonly findings: readonly Finding[];
}

export interface UpdateWalk {
  readonly updates: readonly Update[];
  /** Set when what follows is no proper update; nothing behind it was looked at. */
  readonly stopped: Finding | undefined;
}

/** Walks everything behind the first signed revision. Every byte must belong to an update that continues the one before. */
export function walkUpdates(file: PdfFile, signed: PdfFile): UpdateWalk {
  const updates: Update[] = [];
  const later = [...file.sections].sort((a, b) => a.offset - b.offset);
  let before = signed;
  let position = signed.bytes.length;
  for (let revision = 2; ; revision++) {
    const rest = new Lexer(file.bytes, position);
    rest.skipSpace();
    if (rest.pos >= file.bytes.length && !file.bytes.subarray(position).includes(37))
      return { updates, stopped: undefined };
    const section = later.find(({ offset }) => offset >= position);
    if (!section) return { updates, stopped: finding('bytes-after-end', { revision }) };
    if (section.prev !== before.startxref) return { updates, stopped: finding('xref-chain', { revision }) };
    const end = endOf(file.bytes, section);
    if (end === undefined) return { updates, stopped: finding('xref-chain', { revision }) };
    try {
      const after = file.cut(end.line);
      const findings = [...checkForm(before, after, section), ...checkCoverage(file.bytes, position, section, after)];
      updates.push({
        revision,
        start: position,
        marker: end.marker,
        end: end.line,
        section,
        before,
        after,
        findings: findings.map((code) => finding(code, { revision })),
      });
      before = after;
      position = end.line;
    } catch (error) {
      const detail = error instanceof PdfRefused ? error.message : undefined;
      return { updates, stopped: finding('bytes-unlisted', { revision, detail }) };
    }
  }
}

/** `startxref` naming this very section and `%%EOF` must follow it. */
function endOf(bytes: Buffer, section: XrefSection): { marker: number; line: number } | undefined {
  const lexer = new Lexer(bytes, section.end);
  lexer.skipSpace();
  if (!lexer.accept('startxref')) return undefined;
  const stated = /^\s*(\d{1,12})\s*%%EOF/.exec(bytes.toString('latin1', lexer.pos, lexer.pos + 40));
  if (!stated || Number(stated[1]) !== section.offset) return undefined;
  return revisionEnds(bytes, lexer.pos + stated[0].length);
}

function checkForm(before: PdfFile, after: PdfFile, section: XrefSection): FindingCode[] {
  const codes = new Set<FindingCode>();
  if (!sameValue(before.trailer.get('Root'), after.trailer.get('Root'))) codes.add('root-changed');
  const [idBefore, idAfter] = [before.array(before.trailer.get('ID')), after.array(after.trailer.get('ID'))];
  if (idBefore?.[0] instanceof PdfString && idAfter && !sameValue(idBefore[0], idAfter[0])) codes.add('root-changed');
  for (const [num, entry] of section.entries) {
    const old = before.entries.get(num);
    if (entry.kind === 'free' && num !== 0 && old && old.kind !== 'free') codes.add('object-freed');
  }
  return [...codes];
}

/**
 * Every object in the update's bytes must be listed by its cross-reference at that place, and every listed one must lie
 * there: else another reader, or one that repairs, may see a different file.
 */
function checkCoverage(bytes: Buffer, start: number, section: XrefSection, after: PdfFile): FindingCode[] {
  const listed = new Map<number, number>();
  for (const [num, entry] of section.entries) {
    if (entry.kind === 'plain' && entry.offset !== section.offset) {
      if (entry.offset < start || entry.offset > section.offset) return ['xref-outside'];
      listed.set(entry.offset, num);
    } else if (entry.kind === 'packed') {
      const container = section.entries.get(entry.container);
      if (container?.kind !== 'plain' || container.offset < start) return ['xref-outside'];
    }
  }
  const lexer = new Lexer(bytes, start);
  for (lexer.skipSpace(); lexer.pos !== section.offset; lexer.skipSpace()) {
    const at = lexer.pos;
    if (at > section.offset) return ['bytes-unlisted'];
    const { num } = readIndirect(lexer, (ref) => after.resolve(ref));
    if (listed.get(at) !== num) return ['bytes-unlisted'];
    listed.delete(at);
  }
  return listed.size > 0 ? ['xref-outside'] : [];
}
