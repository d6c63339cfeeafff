import type { Anatomy } from '../anatomy.ts';
import { ANNEX_ONE, MM, type Range } from '../annex-one.ts';
import { type Findings, measure, range } from '../report.ts';

/** Font box above the base line as a share of the size, for Times New Roman and its stand-ins. */
const ASCENT = 0.891;
/** How far a measured margin may miss its range before it counts, in mm: cell padding, rounding of twips. */
const TOLERANCE = 0.8;
/** White space that a page break may leave above the bottom margin: three lines (a kept pair and the next one). */
const BREAK_LINES = 3.3;

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

function checkMarginsDown({ pages, segments, body, closing }: Anatomy, findings: Findings): void {
  pages.forEach((page, index) => {
    if (index > closing.page) return;
    const lines = (segments[index] ?? []).filter((s) => index === 0 || body.lines.includes(s));
    const highest = lines.filter((s) => s.size >= 11.5 && !/^\d{1,3}$/u.test(s.text))[0];
    if (highest !== undefined && highest.y > page.height * 0.75) {
      const margin = (page.height - highest.y - ASCENT * highest.size) / MM;
      if (outside(margin, ANNEX_ONE.margins.top))
        findings.add('margin-top', index, measure(margin, 'mm'), range(ANNEX_ONE.margins.top, 'mm'));
    }
    const lowest = body.lines.filter((s) => s.page === index).at(-1);
    if (lowest === undefined) return;
    const margin = (lowest.y - 0.216 * lowest.size) / MM;
    // A page that is followed by the signature alone may end anywhere.
    const full = body.lines.some((s) => s.page === index + 1);
    const previous = body.lines.filter((s) => s.page === index).at(-2);
    const breakRoom = (BREAK_LINES * Math.max(1.3 * lowest.size, (previous?.y ?? 0) - lowest.y)) / MM;
    const tooLow = margin < ANNEX_ONE.margins.bottom[0] - TOLERANCE;
    if (tooLow || (full && margin > ANNEX_ONE.margins.bottom[1] + breakRoom)) {
      findings.add('margin-bottom', index, measure(margin, 'mm'), range(ANNEX_ONE.margins.bottom, 'mm'));
    }
  });
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
}
