import { MM } from './annex-one.ts';
import { fold } from './fold.ts';
import type { PageContent } from './page-content.ts';
import type { Segment } from './text-lines.ts';

/** Cells 7 and 9b: who signs, and the recipients. */
export type Closing = {
  /** 0-based page that holds the signature. */
  page: number;
  /** Base line of the block's first line; the content ends above it. */
  top: number;
  label: Segment | null;
  recipients: Segment[];
  /** TM., KT. … lines and title, from top to bottom. */
  authority: Segment[];
  signerName: Segment | null;
};

const centre = ({ x1, x2 }: Segment): number => (x1 + x2) / 2;
const isNote = (s: Segment): boolean => /^\(.*\)$/u.test(s.text);

/** The nearest distance between a title and the name below it: room for a signature, in points. */
const SIGNATURE_ROOM = 26;

function splitSigner(block: Segment[]): { authority: Segment[]; signerName: Segment | null } {
  const lines = block.filter((s) => !isNote(s)).sort((a, b) => b.y - a.y);
  const last = lines.at(-1);
  const before = lines.at(-2);
  if (last === undefined) return { authority: [], signerName: null };
  if (before !== undefined && before.y - last.y >= SIGNATURE_ROOM)
    return { authority: lines.slice(0, -1), signerName: last };
  return { authority: lines, signerName: null };
}

/** Lines in the right half at the level of 'Nơi nhận' or below it. */
function besideLabel(lines: Segment[], label: Segment, page: PageContent): Segment[] {
  return lines.filter(
    (s) => s.x1 > page.width * 0.4 && centre(s) > page.width * 0.52 && s.y < label.y + 24 && s.y > 20 * MM,
  );
}

/** Minutes: the signers stand above 'Nơi nhận'. Walks up as long as the lines belong to two columns or the right one. */
function aboveLabel(lines: Segment[], label: Segment, page: PageContent): Segment[] {
  const block: Segment[] = [];
  for (const line of lines.filter((s) => s.y > label.y + 3).sort((a, b) => a.y - b.y)) {
    const mates = lines.filter((s) => Math.abs(s.y - line.y) < 3);
    const right = mates.some((s) => s.x1 > page.width * 0.45 && s.bold);
    if (!right) {
      if (line.x1 < page.width * 0.3 && !line.bold) break;
      continue;
    }
    if (line.x1 > page.width * 0.45) block.push(line);
  }
  return block;
}

/** The list below 'Nơi nhận'; a long one runs on to the next pages, up to 'Lưu'. */
function recipientLines(
  pages: PageContent[],
  segments: Segment[][],
  at: number,
  label: Segment,
  block: Segment[],
): Segment[] {
  const inColumn = (s: Segment, width: number): boolean =>
    s.y > 15 * MM && s.size > 9 && s.x1 < width * 0.4 && !block.includes(s);
  const found = (segments[at] ?? []).filter((s) => s.y < label.y - 3 && inColumn(s, pages[at]?.width ?? 0));
  for (let next = at + 1; next < pages.length && !found.some((s) => /Lưu:/u.test(s.text)); next += 1) {
    found.push(...(segments[next] ?? []).filter((s) => s.size <= 12.5 && inColumn(s, pages[next]?.width ?? 0)));
  }
  return found;
}

/** Finds the closing block; without 'Nơi nhận' it looks for capitals alone in the right half near the end. */
export function findClosing(pages: PageContent[], segments: Segment[][]): Closing {
  for (let at = pages.length - 1; at >= 0; at -= 1) {
    const page = pages[at] as PageContent;
    const lines = segments[at] ?? [];
    const label = lines.find((s) => /^NOI NHAN\b/u.test(fold(s.text)) && s.x1 < page.width * 0.4);
    if (label === undefined) continue;
    const beside = besideLabel(lines, label, page);
    const block =
      beside.length > 1 ? beside : [...beside, ...aboveLabel(lines, label, page).filter((s) => !beside.includes(s))];
    const recipients = recipientLines(pages, segments, at, label, block);
    const top = Math.max(label.y, ...block.map((s) => s.y));
    return { page: at, top, label, recipients, ...splitSigner(block) };
  }
  const at = pages.length - 1;
  const page = pages[at] as PageContent;
  const block = (segments[at] ?? []).filter(
    (s) => s.x1 > page.width * 0.45 && s.bold && s.y < page.height * 0.75 && s.y > 20 * MM,
  );
  const top = block.length > 0 ? Math.max(...block.map((s) => s.y)) : 0;
  return { page: at, top, label: null, recipients: [], ...splitSigner(block) };
}
