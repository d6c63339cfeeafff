import type { Range } from '../annex-one.ts';
import type { FormatCode } from '../format-rules.ts';
import { type Findings, measure, range, STYLE } from '../report.ts';
import type { Segment } from '../text-lines.ts';

/** Sizes in PDFs are exact to a rounding; a quarter point is no deviation. */
const SIZE_TOLERANCE = 0.26;

export const outOfRange = (size: number, [low, high]: Range): boolean =>
  size < low - SIZE_TOLERANCE || size > high + SIZE_TOLERANCE;

/** Reports the first line whose size is outside the range. */
export function checkSize(findings: Findings, code: FormatCode, lines: Segment[], sizes: Range): void {
  const wrong = lines.find((line) => outOfRange(line.size, sizes));
  if (wrong !== undefined) findings.add(code, wrong.page, measure(wrong.size, 'pt'), range(sizes, 'pt'));
}

/** Reports the first line that is not bold. */
export function checkBold(findings: Findings, code: FormatCode, lines: Segment[]): void {
  const wrong = lines.find((line) => !line.bold);
  if (wrong !== undefined) findings.add(code, wrong.page, STYLE.notBold, STYLE.bold);
}

/** Reports the first line that is bold or italic although it should be neither. */
export function checkPlain(findings: Findings, code: FormatCode, lines: Segment[]): void {
  const wrong = lines.find((line) => line.boldShare > 0.5 || line.italicShare > 0.5);
  if (wrong === undefined) return;
  const vi = { vi: 'chữ đứng, không đậm', en: 'upright, not bold' };
  findings.add(code, wrong.page, wrong.italicShare > 0.5 ? STYLE.italic : STYLE.bold, vi);
}
