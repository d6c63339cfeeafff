import { findAnatomy } from './anatomy.ts';
import { checkBody } from './checks/body.ts';
import { checkClosing } from './checks/closing.ts';
import { checkHeading } from './checks/heading.ts';
import { checkLetters } from './checks/letters.ts';
import { checkNumberAndDate } from './checks/number-and-date.ts';
import { checkPageNumbers } from './checks/page-numbers.ts';
import { checkPaper } from './checks/paper.ts';
import { checkSubject } from './checks/subject.ts';
import type { PageContent } from './page-content.ts';
import { readPdf } from './read-pdf.ts';
import { createFindings, type FormatReport, toReport } from './report.ts';

/**
 * Compares a PDF with Annex I of Decree 30/2020/NĐ-CP. It reads the file's bytes only: text, fonts, colours, rules and
 * form fields with their places, whoever made the file.
 * @param issued whether number and date must be there; before issue they may be empty
 * @returns every deviation with what was found and what the decree asks; an unreadable file is itself a finding
 */
export async function checkFormat(
  pdf: Uint8Array,
  { issued = false }: { issued?: boolean } = {},
): Promise<FormatReport> {
  const findings = createFindings();
  let pages: PageContent[];
  try {
    pages = await readPdf(pdf);
  } catch {
    findings.add(
      'unreadable',
      0,
      { vi: 'không đọc được', en: 'unreadable' },
      { vi: 'là tệp PDF nguyên vẹn, không đặt mật khẩu', en: 'a whole PDF without password' },
    );
    return toReport(findings, 0, null);
  }
  if (pages.every((page) => page.runs.length === 0)) {
    findings.add(
      'no-text',
      0,
      { vi: 'không có, chỉ có ảnh', en: 'none, pictures only' },
      { vi: 'là chữ, không phải ảnh chụp', en: 'text, not a scan' },
    );
    return toReport(findings, pages.length, null);
  }
  const anatomy = findAnatomy(pages);
  checkPaper(anatomy, findings);
  const standIn = checkLetters(anatomy, findings);
  checkPageNumbers(anatomy, findings);
  checkHeading(anatomy, findings);
  checkNumberAndDate(anatomy, issued, findings);
  checkSubject(anatomy, findings);
  checkBody(anatomy, findings);
  checkClosing(anatomy, findings);
  return toReport(findings, pages.length, standIn);
}
