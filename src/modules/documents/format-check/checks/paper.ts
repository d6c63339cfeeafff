import { type Anatomy, isFoot } from '../anatomy.ts';
import { ANNEX_ONE, MM, type Range } from '../annex-one.ts';
import type { PageContent } from '../page-content.ts';
import { type Findings, measure, range } from '../report.ts';
import type { Segment } from '../text-lines.ts';

/** Font box above the base line as a share of the size, for Times New Roman and its stand-ins. */
const ASCENT = 0.891;
const DESCENT = 0.216;
/** How far a measured margin may miss its range before it counts, in mm: cell padding, rounding of twips. */
const TOLERANCE = 0.8;
/** White space that a page break may leave above the bottom margin: three lines (a kept pair and the next one). */
const BREAK_LINES = 3.3;

const isPageNumberLike = (segment: Segment): boolean => /^\D{0,8}\d{1,3}\D{0,3}\d{0,3}$/u.test(segment.text);

const outside = (value: number, [low, high]: Range, slack = 0): boolean =>
  value < low - TOLERANCE || value > high + TOLERANCE + slack;

/** Whether the content's lines reach both edges, so that the right edge can be known to a millimetre. */
export function isJustified({ body }: Anatomy): { justified: boolean; lines: number } {
  const { right } = body;
  const inner = body.paragraphs.flatMap((paragraph) => paragraph.lines.slice(0, -1));
  if (right === null || inner.length === 0) return { justified: true, lines: 0 };
  const reaching = inner.filter((line) => right - line.x2 < 3).length;
  return { justified: reaching / inner.length >= 0.8, lines: inner.length };
}

function checkMarginsAcross(anatomy: Anatomy, findings: Findings): void {
  const { body, pages } = anatomy;
  const { left, right, paragraphs } = body;
  const width = pages[0]?.width ?? 0;
  if (left !== null) {
    const margin = left / MM;
    if (outside(margin, ANNEX_ONE.margins.left)) {
      findings.add('margin-left', 0, measure(margin, 'mm'), range(ANNEX_ONE.margins.left, 'mm'));
    }
  }
  if (right !== null && paragraphs.some((paragraph) => paragraph.lines.length > 1)) {
    const margin = (width - right) / MM;
    const ragged = isJustified(anatomy).justified ? 0 : 6;
    if (outside(margin, ANNEX_ONE.margins.right, ragged)) {
      findings.add('margin-right', 0, measure(margin, 'mm'), range(ANNEX_ONE.margins.right, 'mm'));
    }
  }
}

/** Highest and lowest ink of a page in points, with table borders, without page number and foot. */
function inkOf(page: PageContent, lines: Segment[]): { top: number; bottom: number } | null {
  const inMargin = (s: Segment): boolean => s.y > page.height - 20 * MM || s.y < 20 * MM;
  const texts = lines.filter((s) => !isFoot(s) && !(isPageNumberLike(s) && inMargin(s)));
  if (texts.length === 0) return null;
  const borders = page.horizontals.filter((r) => r.x2 - r.x1 > 20 && r.y1 > 20 * MM);
  return {
    top: Math.max(...texts.map((s) => s.y + ASCENT * s.size), ...borders.map((r) => r.y2)),
    bottom: Math.min(...texts.map((s) => s.y - DESCENT * s.size), ...borders.map((r) => r.y1)),
  };
}

function checkMarginsDown({ pages, segments, closing }: Anatomy, findings: Findings): void {
  const { margins } = ANNEX_ONE;
  pages.forEach((page, index) => {
    const ink = index > closing.page ? null : inkOf(page, segments[index] ?? []);
    if (ink === null) return;
    const above = (page.height - ink.top) / MM;
    if (outside(above, margins.top)) findings.add('margin-top', index, measure(above, 'mm'), range(margins.top, 'mm'));

    const below = ink.bottom / MM;
    if (below < margins.bottom[0] - TOLERANCE)
      findings.add('margin-bottom', index, measure(below, 'mm'), range(margins.bottom, 'mm'));
  });
}

/** Fewer lines than this may have been kept together with the signature on the last page. */
const KEPT_WITH_SIGNATURE = 10;

/** White space below the content, in mm, of each page whose text simply runs on to the next one. */
function fullPages({ pages, body, closing, segments }: Anatomy): { page: number; below: number }[] {
  return pages.slice(0, -1).flatMap((page, index) => {
    const ink = index < closing.page ? inkOf(page, segments[index] ?? []) : null;
    const after = body.paragraphs.filter((paragraph) => paragraph.page === index + 1);
    const next = (segments[index + 1] ?? []).find((s) => !isPageNumberLike(s));
    // Tables, headings and the signature are kept together, so the page before them may end anywhere.
    const runsOn = next !== undefined && after[0]?.lines[0] === next;
    const enough = after.flatMap((paragraph) => paragraph.lines).length >= KEPT_WITH_SIGNATURE;
    return ink !== null && runsOn && enough ? [{ page: index, below: ink.bottom / MM }] : [];
  });
}

/** The bottom margin cannot be too high while one page reaches down to it. */
function checkBottomFromAbove(anatomy: Anatomy, findings: Findings): void {
  const { bottom } = ANNEX_ONE.margins;
  const [lowest] = fullPages(anatomy).sort((a, b) => a.below - b.below);
  const lines = anatomy.body.paragraphs.flatMap((paragraph) => paragraph.lines);
  const pitches = lines
    .slice(1)
    .map((line, at) => (lines[at]?.y ?? 0) - line.y)
    .filter((pitch) => pitch > 10 && pitch < 40);
  const pitch = pitches.length > 0 ? Math.max(...pitches) : 24;
  if (lowest !== undefined && lowest.below > bottom[1] + (BREAK_LINES * pitch) / MM) {
    findings.add('margin-bottom', lowest.page, measure(lowest.below, 'mm'), range(bottom, 'mm'));
  }
}

/** Paper size and the four margins. */
export function checkPaper(anatomy: Anatomy, findings: Findings): void {
  const { width, height } = ANNEX_ONE.page;
  anatomy.pages.forEach((page, index) => {
    if (Math.abs(page.width / MM - width) > 1 || Math.abs(page.height / MM - height) > 1) {
      const found = `${Math.round(page.width / MM)} × ${Math.round(page.height / MM)} mm`;
      findings.add('page-size', index, found, `A4 (${width} × ${height} mm)`);
    }
  });
  checkMarginsAcross(anatomy, findings);
  checkMarginsDown(anatomy, findings);
  checkBottomFromAbove(anatomy, findings);
}
