import type { Anatomy, FillableCell } from '../anatomy.ts';
import { ANNEX_ONE } from '../annex-one.ts';
import { type Findings, quoted, STYLE } from '../report.ts';
import { checkPlain, checkSize } from './cell-style.ts';

/** '/' after the number, '-' between groups, no spaces: 15/QĐ-BNV, 30/2020/NĐ-CP. */
const NUMBERED = /^(\d+)\/(\d{4}\/)?[\p{L}\d]+(-[\p{L}\d&]+)*$/u;
/** Before issue the number is blank, dotted or left as room. */
const UNNUMBERED = /^[\s.…_]*\/(\d{4}\/)?[\p{L}\d]+(-[\p{L}\d&]+)*$/u;
const FORM = { vi: 'dạng “Số: 15/QĐ-UBND”', en: 'like “Số: 15/QĐ-UBND”' };

function checkNumber(cell: FillableCell | null, issued: boolean, findings: Findings): void {
  if (cell === null) {
    findings.add('number-missing', 0, STYLE.missing, FORM);
    return;
  }
  const rest = /^Số:\s*(.*)$/u.exec(cell.text)?.[1];
  const numbered = rest === undefined ? null : NUMBERED.exec(rest);
  if (numbered !== null) {
    const [, digits = ''] = numbered;
    if (Number(digits) < 10 && digits.length < 2)
      findings.add('number-leading-zero', 0, quoted(digits), quoted(`0${digits}`));
  } else if (rest === undefined || !UNNUMBERED.test(rest)) findings.add('number-format', 0, quoted(cell.text), FORM);
  else if (issued) findings.add('number-empty', 0, quoted(cell.text), FORM);
  checkSize(findings, 'number-size', cell.drawn, ANNEX_ONE.sizes.number);
  checkPlain(findings, 'number-style', cell.drawn);
}

const DATE = /^([^,]+), ngày (\d{1,2}) tháng (\d{1,2}) năm (\d{4})$/u;
const UNDATED = /^([^,]+), ngày[\s.…_]*(\d{0,2})[\s.…_]*tháng[\s.…_]*(\d{0,2})[\s.…_]*năm[\s.…_]*(\d{4})?[\s.…_]*$/u;
const DATE_FORM = {
  vi: 'dạng “Bắc Ninh, ngày 05 tháng 01 năm 2026”',
  en: 'like “Bắc Ninh, ngày 05 tháng 01 năm 2026”',
};

function checkDate(cell: FillableCell | null, issued: boolean, findings: Findings): void {
  if (cell === null || cell.text === '') {
    // Before issue the field is empty, or not there yet.
    if (issued) findings.add('date-missing', 0, STYLE.missing, DATE_FORM);
    return;
  }
  const parts = DATE.exec(cell.text) ?? (issued ? null : UNDATED.exec(cell.text));
  if (parts === null) findings.add('date-format', 0, quoted(cell.text), DATE_FORM);
  else {
    const [, , day = '', month = ''] = parts;
    const bare = (day.length === 1 && Number(day) < 10) || (month.length === 1 && Number(month) <= 2);
    const padded = cell.text.replace(/ngày (\d) /u, 'ngày 0$1 ').replace(/tháng ([12]) /u, 'tháng 0$1 ');
    if (bare) findings.add('date-zero-padding', 0, quoted(cell.text), quoted(padded));
  }
  if (cell.drawn.some((segment) => !segment.italic)) findings.add('date-italic', 0, STYLE.upright, STYLE.italic);
  checkSize(findings, 'date-size', cell.drawn, ANNEX_ONE.sizes.date);
}

/** Cells 3 and 4. */
export function checkNumberAndDate({ number, date }: Anatomy, issued: boolean, findings: Findings): void {
  checkNumber(number, issued, findings);
  checkDate(date, issued, findings);
}
