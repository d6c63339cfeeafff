import type { Anatomy } from '../anatomy.ts';
import { ANNEX_ONE, MM } from '../annex-one.ts';
import { type Findings, measure, quoted, range, STYLE } from '../report.ts';
import { outOfRange } from './cell-style.ts';

const NUMBER = /^(Trang\s*)?-?\s*(\d{1,3})\s*-?(\s*\/\s*\d{1,3})?$/iu;

/** Page numbers: Arabic, upright, centred in the top margin, from page 2 on. */
export function checkPageNumbers({ pages, segments }: Anatomy, findings: Findings): void {
  pages.forEach((page, index) => {
    const inMargin = (segments[index] ?? []).filter(
      (s) =>
        NUMBER.test(s.text) &&
        (s.y > page.height - 20 * MM || s.y < 20 * MM) &&
        Number(NUMBER.exec(s.text)?.[2]) === index + 1,
    );
    const [number] = inMargin;
    if (index === 0) {
      if (number !== undefined)
        findings.add('page-number-first', 0, quoted(number.text), { vi: 'không hiển thị', en: 'not shown' });
      return;
    }
    if (number === undefined) {
      findings.add('page-number-missing', index, STYLE.missing, { vi: `là “${index + 1}”`, en: `“${index + 1}”` });
      return;
    }
    const middle = (number.x1 + number.x2) / 2;
    // Centred on the paper, or on the text between margins of 30–35 and 15–20 mm.
    const centred = middle > page.width / 2 - 2 * MM && middle < page.width / 2 + 11 * MM;
    if (number.y < page.height / 2 || !centred) {
      const vi = number.y < page.height / 2 ? 'ở lề dưới' : 'không canh giữa';
      const en = number.y < page.height / 2 ? 'in the bottom margin' : 'not centred';
      findings.add(
        'page-number-position',
        index,
        { vi, en },
        { vi: 'canh giữa trong lề trên', en: 'centred in the top margin' },
      );
    }
    if (outOfRange(number.size, ANNEX_ONE.sizes.pageNumber)) {
      findings.add('page-number-size', index, measure(number.size, 'pt'), range(ANNEX_ONE.sizes.pageNumber, 'pt'));
    }
    if (number.italic || number.bold)
      findings.add('page-number-style', index, number.italic ? STYLE.italic : STYLE.bold, STYLE.upright);
  });
}
