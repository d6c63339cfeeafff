import { LETTER, LONG_NOTICE, NOTICE } from './correct-documents.ts';
import { type DocumentSpec, type Patch, vary } from './document-spec.ts';

type Case = [base: DocumentSpec, patch: Patch];
const letter = (patch: Patch): Case => [LETTER, patch];
const notice = (patch: Patch): Case => [NOTICE, patch];
const long = (patch: Patch): Case => [LONG_NOTICE, patch];

/** What is changed in which correct document to plant exactly one deviation; the key is the code that must be found, with a suffix after '+' for a second form. */
export const CASES: Record<string, Case> = {
  'page-size': letter({ page: { width: 215.9, height: 279.4 } }),
  'page-size+legal': notice({ page: { width: 215.9, height: 355.6 } }),
  'margin-left': letter({ page: { left: 24 } }),
  'margin-left+wide': notice({ page: { left: 40 } }),
  'margin-right': letter({ page: { right: 10 } }),
  'margin-right+wide': notice({ page: { right: 27 } }),
  'margin-top': letter({ page: { top: 12 } }),
  'margin-top+low': notice({ page: { top: 34 } }),
  'margin-bottom': long({ page: { bottom: 10 } }),
  'margin-bottom+high': long({ page: { bottom: 62 } }),
  'font-family': letter({ body: { font: 'Liberation Sans' } }),
  'font-family+title': notice({ kindName: { font: 'DejaVu Serif' } }),
  'text-colour': letter({ body: { colour: '#1f4fbf' } }),
  'text-colour+number': notice({ number: { colour: '#c00000' } }),
  'page-number-missing': long({ pageNumber: null }),
  'page-number-first': long({ pageNumber: { onFirst: true } }),
  'page-number-position': long({ pageNumber: { place: 'bottom' } }),
  'page-number-position+right': long({ pageNumber: { align: 'right' } }),
  'page-number-size': long({ pageNumber: { size: 11 } }),
  'page-number-style': long({ pageNumber: { italic: true } }),

  'national-name-missing': letter({ nationalName: null }),
  'national-name-text': letter({ nationalName: { text: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIÊT NAM' } }),
  'national-name-size': letter({ nationalName: { size: 11 } }),
  'national-name-bold': notice({ nationalName: { bold: false } }),
  'motto-missing': letter({ motto: null, mottoRule: null }),
  'motto-text': letter({ motto: { text: 'Độc lập – Tự do – Hạnh phúc' } }),
  'motto-size': letter({ motto: { size: 12 }, mottoRule: 52 }),
  'motto-bold': notice({ motto: { bold: false }, mottoRule: 53 }),
  'motto-rule-missing': letter({ mottoRule: null }),
  'motto-rule-length': notice({ mottoRule: 20 }),

  'agency-bold': letter({ agency: { bold: false } }),
  'agency-caps': letter({ agency: { lines: ['Sở Nội vụ'] } }),
  'agency-size': notice({ agency: { size: 15 } }),
  'parent-agency-bold': letter({ parent: { bold: true } }),
  'agency-rule-missing': letter({ agencyRule: null }),
  'agency-rule-length': letter({ agencyRule: 40 }),

  'number-missing': notice({ number: null }),
  'number-format': letter({ number: { text: 'Số: 123 / SNV-VP' } }),
  'number-format+colon': letter({ number: { text: 'Số 123/SNV-VP' } }),
  'number-format+dash': notice({ number: { text: 'Số: 45-TB/SNV' } }),
  'number-leading-zero': letter({ number: { text: 'Số: 7/SNV-VP' } }),
  'number-size': letter({ number: { size: 11 } }),
  'number-style': notice({ number: { bold: true } }),

  'date-missing': letter({ date: null }),
  'date-format': letter({ date: { text: 'Bắc Ninh ngày 24 tháng 11 năm 2026' } }),
  'date-format+slashes': notice({ date: { text: 'Bắc Ninh, ngày 24 tháng 11, năm 2026' } }),
  'date-zero-padding': letter({ date: { text: 'Bắc Ninh, ngày 5 tháng 11 năm 2026' } }),
  'date-zero-padding+month': notice({ date: { text: 'Bắc Ninh, ngày 15 tháng 2 năm 2027' } }),
  'date-italic': letter({ date: { italic: false } }),
  'date-size': letter({ date: { size: 11 } }),

  'kind-name-caps': notice({ kindName: { text: 'Thông báo' } }),
  'kind-name-bold': notice({ kindName: { bold: false } }),
  'kind-name-size': notice({ kindName: { size: 18 } }),
  'kind-name-position': notice({ kindName: { align: 'right' } }),
  'subject-bold': notice({ subject: { bold: false } }),
  'subject-size': notice({ subject: { size: 12 }, subjectRule: 32 }),
  'subject-rule-missing': notice({ subjectRule: null }),
  'subject-rule-length': notice({ subjectRule: 110 }),
  'letter-subject-missing': letter({ letterSubject: null }),
  'letter-subject-prefix': letter({ letterSubject: { text: 'Về việc kiểm tra thể thức văn bản' } }),
  'letter-subject-size': letter({ letterSubject: { size: 14 } }),
  'letter-subject-style': letter({ letterSubject: { bold: true } }),

  'body-size': letter({ body: { size: 12 } }),
  'body-size+large': notice({ body: { size: 15 } }),
  'body-upright': letter({ body: { italic: true } }),
  'body-indent': letter({ body: { indent: 25 } }),
  'body-indent+none': notice({ body: { indent: 0 } }),
  'body-paragraph-spacing': letter({ body: { spacingPoints: 0 } }),
  'body-paragraph-spacing+three': notice({ body: { spacingPoints: 3 } }),
  'body-line-spacing': letter({ body: { lineHeightPercent: 200 } }),
  'body-line-spacing+tight': notice({ body: { lineHeightPercent: 85 } }),
  'body-justification': letter({ body: { align: 'left' } }),
  'body-justification+right': notice({ body: { align: 'left' } }),

  'authority-caps': letter({ authority: { lines: ['KT. GIÁM ĐỐC', 'Phó Giám đốc'] } }),
  'authority-bold': letter({ authority: { bold: false } }),
  'authority-size': notice({ authority: { size: 12 } }),
  'authority-prefix': letter({ authority: { lines: ['K/T GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC'] } }),
  'signer-name-bold': letter({ signer: { bold: false } }),
  'signer-name-size': notice({ signer: { size: 16 } }),
  'signer-name-caps': letter({ signer: { text: 'NGUYỄN THỊ HƯỜNG' } }),
  'signer-name-honorific': letter({ signer: { text: 'ThS. Nguyễn Thị Hường' } }),

  'addressee-form': letter({ addressee: { label: 'Kính gửi' } }),
  'addressee-size': letter({ addressee: { size: 12 } }),
  'addressee-style': letter({ addressee: { bold: true } }),
  'recipients-missing': letter({ recipientsLabel: null, recipients: { lines: [] } }),
  'recipients-label-style': letter({ recipientsLabel: { italic: false } }),
  'recipients-label-size': notice({ recipientsLabel: { size: 14 } }),
  'recipients-size': letter({ recipients: { size: 13 } }),
  'recipients-style': notice({ recipients: { italic: true } }),
  'recipients-dash': letter({ recipients: { lines: ['Như trên;', 'Giám đốc Sở (để báo cáo);', '- Lưu: VT, VP.'] } }),
  'recipients-punctuation': letter({
    recipients: { lines: ['- Như trên', '- Giám đốc Sở (để báo cáo);', '- Lưu: VT, VP.'] },
  }),
  'recipients-archive-line': letter({ recipients: { lines: ['- Như trên;', '- Giám đốc Sở (để báo cáo).'] } }),
  'urgency-colour': letter({ urgency: { text: 'KHẨN', size: 13, bold: true } }),
  'national-name-position': letter({ swapHeading: true }),
};

/** The deviant documents themselves. */
export const DEVIANT: Record<string, DocumentSpec> = Object.fromEntries(
  Object.entries(CASES).map(([name, [base, patch]]) => [name, vary(base, patch)]),
);
