import type { Closing } from './anatomy-closing.ts';
import { MM } from './annex-one.ts';
import type { PageContent } from './page-content.ts';
import type { Segment } from './text-lines.ts';

/** Lines of one paragraph that stand on one page. */
export type Paragraph = {
  page: number;
  lines: Segment[];
  /** It goes on from the page before: its first line has no indentation. */
  continued: boolean;
  /** Something other than a paragraph (heading, table) stands between this one and the paragraph above. */
  apart: boolean;
};

/** Cell 6. Edges in points from the left of the page; null when the content has no line that shows them. */
export type Body = { paragraphs: Paragraph[]; lines: Segment[]; left: number | null; right: number | null };

type Surroundings = {
  pages: PageContent[];
  segments: Segment[][];
  closing: Closing;
  top: number;
  addressee: Segment | null;
  isCapitals: (segment: Segment) => boolean;
};

const inTable = (page: PageContent, s: Segment): boolean =>
  page.verticals.some((v) => v.y1 - 1 <= s.y && s.y <= v.y2 + 1 && v.y2 - v.y1 >= 10);

const isPageNumber = (page: PageContent, s: Segment): boolean =>
  s.text.replace(/\D/gu, '').length > 0 && s.text.length <= 12 && (s.y > page.height - 19 * MM || s.y < 19 * MM);

/** Lines that may belong to paragraphs, from top to bottom through the pages. */
function contentLines({ pages, segments, closing, top }: Surroundings): Segment[] {
  return pages.flatMap((page, index) =>
    (segments[index] ?? []).filter((s) => {
      if (index > closing.page || (index === closing.page && s.y <= closing.top + 3)) return false;
      if (index === 0 && s.y >= top - 3) return false;
      return !(inTable(page, s) || isPageNumber(page, s) || (s.y < 20 * MM && s.size <= 11.5));
    }),
  );
}

/** The addressees below 'Kính gửi' are no content: centred lines after one addressee, or a list with dashes. */
function withoutAddressees(lines: Segment[], addressee: Segment | null): Segment[] {
  if (addressee === null) return lines;
  const centre = (s: Segment): number => (s.x1 + s.x2) / 2;
  const single = /:\s*\S/u.test(addressee.text);
  const widest = Math.max(...lines.map((line) => line.x2 - line.x1));
  const first = lines.findIndex((line, index) => {
    if (single) return Math.abs(centre(line) - centre(addressee)) > 3 || line.x2 - line.x1 > 0.85 * widest;
    if (line.x1 < addressee.x1 - 2) return true;
    // The list's dashes stand under one another; a dash elsewhere begins the content.
    if (line.text.startsWith('-')) return Math.abs(line.x1 - (lines[0]?.x1 ?? 0)) > 4;
    const wide = line.x2 - line.x1 > 0.8 * widest && lines[index + 1] !== undefined;
    return wide && line.x1 < addressee.x1 + 40;
  });
  return first < 0 ? [] : lines.slice(first);
}

const smallest = (values: number[]): number | null => (values.length === 0 ? null : Math.min(...values));
const largest = (values: number[]): number | null => (values.length === 0 ? null : Math.max(...values));

/** Points within which line ends count as one edge. */
const EDGE_WIDTH = 1.5;

/**
 * Where justified lines end. Punctuation may hang over the edge, so not the farthest end counts but the one that most
 * lines share; ragged lines share none, and then the farthest is the best guess.
 */
function rightEdge(lines: Segment[]): number | null {
  const farthest = largest(lines.map((line) => line.x2));
  if (farthest === null) return null;
  const ends = lines.map((line) => line.x2).filter((end) => end > farthest - 14);
  const shared = ends.map((end) => ({ end, count: ends.filter((other) => Math.abs(other - end) < EDGE_WIDTH).length }));
  const best = shared.reduce((winner, candidate) => (candidate.count > winner.count ? candidate : winner));
  return best.count >= Math.max(2, ends.length * 0.4) ? best.end : farthest;
}

/** Finds the paragraphs of the content and the edges of its lines. */
export function findBody(around: Surroundings): Body {
  const lines = withoutAddressees(contentLines(around), around.addressee);
  const labelLeft = around.closing.label?.x1;
  const left = smallest([...lines.map((l) => l.x1), ...(labelLeft === undefined ? [] : [labelLeft])]);
  const right = rightEdge(lines);
  if (left === null || right === null) return { paragraphs: [], lines, left, right };

  // Short lines alone do not show the right edge: it may also lie at a margin of 15–20 mm.
  const width = around.pages[0]?.width ?? 0;
  const middles = [right, width - 20 * MM, width - 15 * MM].map((edge) => (left + edge) / 2);
  const isCentred = (s: Segment): boolean => {
    const off = Math.min(...middles.map((middle) => Math.abs((s.x1 + s.x2) / 2 - middle)));
    return s.bold || around.isCapitals(s) ? s.x1 - left > 6 && off < 10 : s.x1 - left > 20 * MM && off < 4;
  };
  const paragraphs: Paragraph[] = [];
  let apart = true;
  let boldGoesOn = false;
  let last: Segment | null = null;
  for (const line of lines) {
    const columns = lines.filter((other) => other.page === line.page && Math.abs(other.y - line.y) < 3).length;
    // Headings have rules of their own; but a paragraph may begin with a whole line in bold.
    if (isCentred(line) || line.bold || columns > 1) {
      apart = true;
      boldGoesOn = line.bold && columns === 1 && right - line.x2 < 60;
      last = null;
      continue;
    }
    const newPage = last !== null && last.page !== line.page;
    const indented = line.x1 - left > 8;
    const gap = last !== null && !newPage && last.y - line.y > 4.2 * line.size;
    const lastShort = last !== null && right - last.x2 > 60;
    const current = paragraphs.at(-1);
    const starts = current === undefined || last === null || newPage || indented || gap || lastShort;
    if (starts) {
      const continued = !indented && ((newPage && !lastShort) || boldGoesOn);
      paragraphs.push({ page: line.page, lines: [line], continued, apart: apart || newPage || gap });
    } else current.lines.push(line);
    apart = false;
    boldGoesOn = false;
    last = line;
  }
  return { paragraphs, lines, left, right };
}
