import type { Anatomy } from '../anatomy.ts';
import type { Paragraph } from '../anatomy-body.ts';
import { ANNEX_ONE, MM } from '../annex-one.ts';
import { type Findings, measure, STYLE } from '../report.ts';
import { checkSize } from './cell-style.ts';
import { isJustified } from './paper.ts';

const INDENT_TOLERANCE = 0.8;
/** Points that printing programs may lose by rounding to device pixels (browsers round to 0.75). */
const SPACING_TOLERANCE = 1;
/** Legal bases are set in italics. */
const LEGAL_BASIS = /^(Căn cứ|Theo đề nghị|Xét)\s/u;

/** Distances between base lines inside paragraphs, in points. */
const pitchesOf = (paragraphs: Paragraph[]): number[] =>
  paragraphs.flatMap(({ lines }) => lines.slice(1).map((line, index) => (lines[index]?.y ?? 0) - line.y));

const median = (values: number[]): number | undefined =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

function checkIndent({ body }: Anatomy, findings: Findings): void {
  const left = body.left ?? 0;
  for (const { page, lines, continued } of body.paragraphs) {
    const [first] = lines;
    if (continued || first === undefined) continue;
    const indent = (first.x1 - left) / MM;
    if (ANNEX_ONE.firstLineIndents.some((allowed) => Math.abs(indent - allowed) <= INDENT_TOLERANCE)) continue;
    findings.add('body-indent', page, measure(indent / 10, 'cm'), {
      vi: 'là 1 cm hoặc 1,27 cm',
      en: '1 cm or 1.27 cm',
    });
  }
}

function checkSpacing({ body: { paragraphs } }: Anatomy, findings: Findings): void {
  const size = paragraphs[0]?.lines[0]?.size ?? 14;
  const pitch = median(pitchesOf(paragraphs));
  if (pitch !== undefined) {
    const [low, high] = ANNEX_ONE.linePitch;
    const expected = { vi: 'từ dòng đơn đến 1,5 dòng', en: 'from single to 1.5 lines' };
    const found = measure(pitch / (size * 1.15), 'dòng');
    if (pitch / size < low || pitch / size > high) {
      findings.add(
        'body-line-spacing',
        paragraphs[0]?.page ?? 0,
        { vi: found.vi, en: found.en.replace('dòng', 'lines') },
        expected,
      );
    }
  }
  const single = pitch ?? size * 1.15;
  paragraphs.forEach((paragraph, index) => {
    const above = paragraphs[index - 1]?.lines.at(-1);
    const first = paragraph.lines[0];
    if (above === undefined || first === undefined || paragraph.apart || paragraph.continued) return;
    const space = above.y - first.y - single;
    if (space < ANNEX_ONE.paragraphSpacingPoints - SPACING_TOLERANCE) {
      const expected = { vi: 'tối thiểu 6 pt', en: 'at least 6 pt' };
      findings.add('body-paragraph-spacing', paragraph.page, measure(Math.max(0, space), 'pt'), expected);
    }
  });
}

/** Cell 6. Tables and centred headings are not paragraphs and have no rule in Annex I. */
export function checkBody(anatomy: Anatomy, findings: Findings): void {
  const { paragraphs } = anatomy.body;
  const lines = paragraphs.flatMap((paragraph) => paragraph.lines);
  checkSize(findings, 'body-size', lines, ANNEX_ONE.sizes.body);
  const ordinary = paragraphs
    .filter((paragraph) => !LEGAL_BASIS.test(paragraph.lines[0]?.text ?? ''))
    .flatMap((p) => p.lines);
  const italic = ordinary.filter((line) => line.italic);
  if (ordinary.length > 0 && italic.length / ordinary.length > 0.5) {
    findings.add('body-upright', italic[0]?.page ?? 0, STYLE.italic, STYLE.upright);
  }
  checkIndent(anatomy, findings);
  checkSpacing(anatomy, findings);
  const { justified, lines: judged } = isJustified(anatomy);
  if (!justified && judged >= 3) {
    findings.add(
      'body-justification',
      paragraphs[0]?.page ?? 0,
      { vi: 'không canh đều hai lề', en: 'not justified' },
      { vi: 'canh đều cả hai lề', en: 'justified' },
    );
  }
}
