import type { PdfFile } from './file.ts';
import { PdfRefused } from './refused.ts';
import { PdfDict, PdfRef, PdfStream, type PdfValue, sameValue } from './values.ts';
import type { XrefEntry, XrefSection } from './xref.ts';

/**
 * Hybrid-reference files (ISO 32000-1, 7.5.8.4): beside a classic table stands a stream, named by `/XRefStm`, with the
 * objects that readers older than PDF 1.5 should not see. Microsoft Office exports all its PDFs so. A reader looks into
 * the newest table, then into that table's stream, then into older tables; an old reader looks into tables only. What
 * those two, and readers that let the stream win over its own table, would see differently is refused here.
 */
const refuse = (detail: string): never => {
  throw new PdfRefused('xref-hybrid', detail);
};

const isUsed = (entry: XrefEntry | undefined): entry is Exclude<XrefEntry, { kind: 'free' }> =>
  entry !== undefined && entry.kind !== 'free';

function sameEntry(a: XrefEntry | undefined, b: XrefEntry | undefined): boolean {
  if (!isUsed(a) || !isUsed(b)) return !isUsed(a) && !isUsed(b);
  if (a.kind === 'plain') return b.kind === 'plain' && a.offset === b.offset && a.gen === b.gen;
  return b.kind === 'packed' && a.container === b.container && a.index === b.index;
}

/** Table and stream of one section must not speak differently of an object: readers disagree on who wins then. */
export function checkSupplement(table: Pick<XrefSection, 'entries' | 'trailer' | 'prev'>, stream: XrefSection) {
  if (stream.prev !== undefined && stream.prev !== table.prev) refuse('/XRefStm has a chain of its own');
  const root = stream.trailer.get('Root');
  if (root !== undefined && !sameValue(root, table.trailer.get('Root'))) refuse('/XRefStm names another root');
  for (const [num, entry] of stream.entries) {
    const listed = table.entries.get(num);
    if (listed && !sameEntry(listed, entry)) refuse(`object ${num} is listed twice and differently`);
  }
}

/**
 * Object numbers that only readers of `/XRefStm` see; `entries` is their view. Throws PdfRefused when old readers would
 * see another object under a number, or one that was taken away. The stream's own object counts as none.
 */
export function hiddenObjects(sections: readonly XrefSection[], entries: ReadonlyMap<number, XrefEntry>): Set<number> {
  const hidden = new Set<number>();
  const streams = new Set(sections.flatMap(({ supplement }) => (supplement ? [supplement.offset] : [])));
  if (streams.size === 0) return hidden;
  const old = new Map<number, XrefEntry>();
  for (const section of sections) {
    for (const [num, entry] of section.entries) if (!old.has(num)) old.set(num, entry);
  }
  for (const [num, entry] of entries) {
    const seen = old.get(num);
    if (sameEntry(entry, seen) || (seen?.kind === 'plain' && streams.has(seen.offset) && !isUsed(entry))) continue;
    if (isUsed(seen)) refuse(`object ${num} differs between table and stream`);
    hidden.add(num);
  }
  return hidden;
}

/** What a page shows, what may be filled in and which layers are on. */
const SHOWN = ['Pages', 'AcroForm', 'OCProperties'];

/**
 * Hidden objects may describe the document (structure for screen readers, metadata), not be part of what it shows: else
 * two people could see two documents under one signature. Throws PdfRefused.
 */
export function refuseHiddenContent(file: PdfFile): void {
  if (file.hidden.size === 0) return;
  const seen = new Set<number>();
  const stack: (PdfValue | undefined)[] = SHOWN.map((key) => file.catalog.get(key));
  if (file.hidden.has(file.root.num)) refuse('the catalog is hidden from older readers');
  while (stack.length > 0) {
    const value = stack.pop();
    if (value instanceof PdfRef) {
      if (seen.has(value.num)) continue;
      if (file.hidden.has(value.num)) refuse(`object ${value.num} of a page is hidden from older readers`);
      seen.add(value.num);
      stack.push(file.get(value.num));
    } else if (Array.isArray(value)) for (const item of value) stack.push(item);
    else if (value instanceof PdfStream) stack.push(value.dict);
    else if (value instanceof PdfDict) for (const item of value.entries.values()) stack.push(item);
  }
}
