import type { Anatomy } from '../anatomy.ts';
import { ANNEX_ONE, type Range } from '../annex-one.ts';
import { fold, isCaps } from '../fold.ts';
import type { PageContent, Rule } from '../page-content.ts';
import { type Findings, quoted, STYLE, type Words } from '../report.ts';
import type { Segment } from '../text-lines.ts';
import { checkBold, checkSize } from './cell-style.ts';

/** The horizontal rule right below a line, if there is one. */
export function ruleBelow(page: PageContent, line: Segment): Rule | undefined {
  return page.horizontals
    .filter((r) => r.x2 > line.x1 && r.x1 < line.x2 && r.y1 < line.y && line.y - r.y1 < 16)
    .sort((a, b) => b.y1 - a.y1)[0];
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;
export const ONE_THIRD_TO_HALF: Words = { vi: 'bằng 1/3 đến 1/2 dòng chữ', en: '1/3 to 1/2 of the line of text' };
const LENGTH_TOLERANCE = 0.04;

/** Whether a rule's length fits one of the lines above it. */
export const lengthFits = (rule: Rule, lines: Segment[], [low, high]: Range): boolean =>
  lines.some((line) => {
    const share = (rule.x2 - rule.x1) / (line.x2 - line.x1);
    return share >= low - LENGTH_TOLERANCE && share <= high + LENGTH_TOLERANCE;
  });

export const lengthOf = (rule: Rule, line: Segment): Words => {
  const share = percent((rule.x2 - rule.x1) / (line.x2 - line.x1));
  return { vi: `${share} dòng chữ`, en: `${share} of the line of text` };
};

function checkNationalName({ pages, nationalName: name }: Anatomy, findings: Findings): void {
  if (name === null) {
    findings.add('national-name-missing', 0, STYLE.missing, quoted(ANNEX_ONE.nationalName));
    return;
  }
  // 'HOÀ' and 'HÒA' are two spellings of one word.
  if (name.text.replace('HOÀ', 'HÒA') !== ANNEX_ONE.nationalName) {
    findings.add('national-name-text', 0, quoted(name.text), quoted(ANNEX_ONE.nationalName));
  }
  checkSize(findings, 'national-name-size', [name], ANNEX_ONE.sizes.nationalName);
  checkBold(findings, 'national-name-bold', [name]);
  if ((name.x1 + name.x2) / 2 < (pages[0]?.width ?? 0) / 2) {
    findings.add(
      'national-name-position',
      0,
      { vi: 'ở bên trái', en: 'at the left' },
      { vi: 'ở phía trên, bên phải', en: 'at the top right' },
    );
  }
}

function checkMotto({ pages, motto }: Anatomy, findings: Findings): void {
  if (motto === null) {
    findings.add('motto-missing', 0, STYLE.missing, quoted(ANNEX_ONE.motto));
    return;
  }
  if (motto.text !== ANNEX_ONE.motto) findings.add('motto-text', 0, quoted(motto.text), quoted(ANNEX_ONE.motto));
  checkSize(findings, 'motto-size', [motto], ANNEX_ONE.sizes.motto);
  checkBold(findings, 'motto-bold', [motto]);
  const rule = ruleBelow(pages[0] as PageContent, motto);
  const whole = { vi: 'có, dài bằng dòng chữ', en: 'as long as the line of text' };
  if (rule === undefined) findings.add('motto-rule-missing', 0, STYLE.missing, whole);
  else if (!lengthFits(rule, [motto], ANNEX_ONE.mottoRule))
    findings.add('motto-rule-length', 0, lengthOf(rule, motto), whole);
}

/** First words of agencies that have another agency above them. */
const SUBORDINATE = /^(SO|BAN|CHI CUC|TRUNG TAM|PHONG|VAN PHONG|THANH TRA|TRUONG|BENH VIEN)\b/u;
const SUPERIOR = /^(UY BAN NHAN DAN|HOI DONG NHAN DAN|SO|BO|TINH)\b/u;

/** Index where the issuing agency's name starts, when the words alone tell that a parent agency stands above it. */
function startBelowParent(lines: Segment[]): number | null {
  const at = lines.findIndex((line, index) => index > 0 && SUBORDINATE.test(fold(line.text)));
  return at > 0 && SUPERIOR.test(fold(lines[0]?.text ?? '')) ? at : null;
}

function checkAgency({ pages, agencyLines: lines }: Anatomy, findings: Findings): void {
  const last = lines.at(-1);
  if (last === undefined) {
    findings.add('agency-missing', 0, STYLE.missing, { vi: 'có', en: 'present' });
    return;
  }
  const small = lines.find((line) => !isCaps(line.text));
  if (small !== undefined) findings.add('agency-caps', 0, quoted(small.text), STYLE.caps);
  checkSize(findings, 'agency-size', lines, ANNEX_ONE.sizes.agency);
  const start = startBelowParent(lines);
  checkBold(findings, 'agency-bold', start === null ? [last] : lines.slice(start));
  if (start !== null && lines.slice(0, start).some((line) => line.bold)) {
    findings.add('parent-agency-bold', 0, STYLE.bold, STYLE.notBold);
  }
  const rule = ruleBelow(pages[0] as PageContent, last);
  if (rule === undefined) findings.add('agency-rule-missing', 0, STYLE.missing, ONE_THIRD_TO_HALF);
  else if (!lengthFits(rule, lines, ANNEX_ONE.shortRule))
    findings.add('agency-rule-length', 0, lengthOf(rule, last), ONE_THIRD_TO_HALF);
}

/** Cells 1 and 2. */
export function checkHeading(anatomy: Anatomy, findings: Findings): void {
  checkNationalName(anatomy, findings);
  checkMotto(anatomy, findings);
  checkAgency(anatomy, findings);
}
