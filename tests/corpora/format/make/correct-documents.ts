import { type DocumentSpec, vary } from './document-spec.ts';

const SENTENCE =
  'Các cơ quan, đơn vị, địa phương chủ động xây dựng kế hoạch, phân công rõ người, rõ việc, rõ thời hạn và chịu trách nhiệm về kết quả thực hiện trong phạm vi quản lý được giao.';
const paragraph = (lead: string, times = 2): string =>
  `${lead} ${Array.from({ length: times }, () => SENTENCE).join(' ')}`;

const BODY = [
  paragraph('Thực hiện Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư,'),
  paragraph('1. Rà soát các quy định hiện hành.', 1),
  paragraph('2. Tổ chức thực hiện và báo cáo.'),
  'Yêu cầu các cơ quan, đơn vị nghiêm túc thực hiện./.',
];
const LONG_BODY = Array.from({ length: 16 }, (_, index) => paragraph(`${index + 1}. Về nhiệm vụ thứ ${index + 1}.`, 3));

/** An official letter as an office types it; every other correct document is a variation of it. */
export const LETTER: DocumentSpec = {
  page: { width: 210, height: 297, top: 20, bottom: 20, left: 30, right: 20 },
  nationalName: { text: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', size: 12, bold: true },
  motto: { text: 'Độc lập - Tự do - Hạnh phúc', size: 13, bold: true },
  mottoRule: 56,
  parent: { lines: ['ỦY BAN NHÂN DÂN', 'TỈNH BẮC NINH'], size: 12 },
  agency: { lines: ['SỞ NỘI VỤ'], size: 12, bold: true },
  agencyRule: 11,
  number: { text: 'Số: 123/SNV-VP', size: 13 },
  date: { text: 'Bắc Ninh, ngày 24 tháng 11 năm 2026', size: 13, italic: true },
  letterSubject: { text: 'V/v kiểm tra thể thức văn bản năm 2026', size: 12 },
  urgency: null,
  kindName: null,
  subject: null,
  subjectRule: null,
  addressee: { label: 'Kính gửi:', items: ['Ủy ban nhân dân các xã, phường'], size: 14 },
  body: { blocks: BODY, size: 14, indent: 12.7, spacingPoints: 6, lineHeightPercent: 100, align: 'justify' },
  authority: { lines: ['KT. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC'], size: 14, bold: true },
  signer: { text: 'Nguyễn Thị Hường', size: 14, bold: true },
  recipientsLabel: { text: 'Nơi nhận:', size: 12, bold: true, italic: true },
  recipients: { lines: ['- Như trên;', '- Giám đốc Sở (để báo cáo);', '- Lưu: VT, VP.'], size: 11 },
  pageNumber: { place: 'top', align: 'center', size: 13, onFirst: false },
  rules: 'border',
  leftColumn: 0.4,
};

/** A document with a kind's name in the middle of the page. */
export const NOTICE: DocumentSpec = vary(LETTER, {
  number: { text: 'Số: 45/TB-SNV' },
  letterSubject: null,
  addressee: null,
  kindName: { text: 'THÔNG BÁO', size: 14, bold: true, align: 'center' },
  subject: { text: 'Về việc kiểm tra thể thức văn bản năm 2026', size: 14, bold: true },
  subjectRule: 38,
  rules: 'drawn',
});

/** Three pages, so that page numbers and bottom margins can be seen. */
export const LONG_NOTICE: DocumentSpec = vary(NOTICE, { body: { blocks: LONG_BODY } });

const province = {
  parent: null,
  agency: { lines: ['ỦY BAN NHÂN DÂN', 'TỈNH BẮC NINH'], size: 13, bold: true },
  agencyRule: 20,
  nationalName: { size: 13 },
  motto: { size: 14 },
  mottoRule: 60,
};

/** Ten documents that follow Annex I, each set in another permitted way. */
export const CORRECT: Record<string, DocumentSpec> = {
  'letter-one-addressee': LETTER,
  'letter-many-addressees': vary(LETTER, province, {
    number: { text: 'Số: 07/UBND-NC' },
    addressee: {
      items: [
        'Các sở, ban, ngành thuộc tỉnh',
        'Ủy ban nhân dân các xã, phường',
        'Báo và Phát thanh, Truyền hình Bắc Ninh',
      ],
    },
    authority: { lines: ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'] },
    page: { left: 35, right: 15, top: 25, bottom: 25 },
    leftColumn: 0.38,
  }),
  'notice-one-page': NOTICE,
  'report-three-pages': vary(LONG_NOTICE, {
    kindName: { text: 'BÁO CÁO' },
    subject: {
      text: 'Kết quả công tác văn thư, lưu trữ năm 2026 và phương hướng năm 2027 của các cơ quan trên địa bàn tỉnh',
    },
    subjectRule: 60,
    number: { text: 'Số: 8888/BC-SNV' },
    pageNumber: { size: 14 },
  }),
  'decision-articles': vary(NOTICE, province, {
    number: { text: 'Số: 2026/QĐ-UBND' },
    date: { text: 'Bắc Ninh, ngày 05 tháng 01 năm 2027', size: 14 },
    kindName: { text: 'QUYẾT ĐỊNH' },
    subject: { text: 'Về việc thành lập Tổ công tác cải cách hành chính' },
    subjectRule: 40,
    body: {
      indent: 10,
      blocks: [
        '# CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH BẮC NINH',
        '~ Căn cứ Luật Tổ chức chính quyền địa phương;',
        '~ Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư;',
        '~ Theo đề nghị của Giám đốc Sở Nội vụ.',
        '# QUYẾT ĐỊNH:',
        paragraph('Điều 1. Thành lập Tổ công tác.', 2),
        paragraph('Điều 2. Trách nhiệm thi hành.', 1),
      ],
    },
    authority: { lines: ['CHỦ TỊCH'] },
    recipients: {
      lines: ['- Như Điều 2;', '- Thường trực Tỉnh ủy, Hội đồng nhân dân', 'tỉnh (để báo cáo);', '- Lưu: VT, NC.'],
    },
  }),
  'plan-one-and-a-half-lines': vary(LONG_NOTICE, {
    kindName: { text: 'KẾ HOẠCH', size: 13 },
    subject: { size: 13 },
    body: { size: 13, lineHeightPercent: 150, spacingPoints: 8 },
    number: { text: 'Số: 12/KH-SNV' },
  }),
  'submission-with-table': vary(NOTICE, {
    kindName: { text: 'TỜ TRÌNH' },
    number: { text: 'Số: 99/TTr-SNV' },
    addressee: { label: 'Kính gửi:', items: ['Ủy ban nhân dân tỉnh Bắc Ninh'], size: 14 },
    body: {
      blocks: [
        BODY[0] as string,
        '| STT | Nội dung | Thời hạn',
        '| 1 | Rà soát văn bản | 30/11/2026',
        '| 2 | Tổng hợp, báo cáo | 15/12/2026',
        BODY[2] as string,
      ],
    },
  }),
  'draft-without-number': vary(LETTER, {
    number: { text: 'Số:      /SNV-VP' },
    date: { text: 'Bắc Ninh, ngày      tháng      năm 2026' },
  }),
  'letter-urgent': vary(LETTER, {
    urgency: { text: 'HỎA TỐC', size: 13, bold: true, colour: '#d2191e' },
    rules: 'drawn',
    body: { lineHeightPercent: 115 },
  }),
  'dispatch-commune': vary(NOTICE, {
    parent: null,
    agency: { lines: ['ỦY BAN NHÂN DÂN', 'PHƯỜNG KINH BẮC'], size: 12, bold: true },
    agencyRule: 20,
    number: { text: 'Số: 03/CĐ-UBND' },
    date: { text: 'Kinh Bắc, ngày 02 tháng 12 năm 2026' },
    kindName: { text: 'CÔNG ĐIỆN' },
    subject: { text: 'Về việc ứng phó mưa lớn' },
    subjectRule: 22,
    authority: { lines: ['TUQ. CHỦ TỊCH', 'CHÁNH VĂN PHÒNG'] },
  }),
};
