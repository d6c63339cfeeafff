import type { DocumentKind } from '../rules/kinds.ts';
import type { BodyBlock, LayoutInput } from './layout-input.ts';

const OPENING =
  'Thực hiện Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư; nhằm nâng cao chất lượng soạn thảo và ban hành văn bản của các cơ quan, Ủy ban nhân dân tỉnh yêu cầu các cơ quan, đơn vị, địa phương thực hiện những nội dung sau đây:';

const PLAIN: BodyBlock[] = [
  { type: 'paragraph', text: OPENING },
  {
    type: 'numbered',
    label: '1.',
    text: 'Rà soát quy chế công tác văn thư của cơ quan; phân công người chịu trách nhiệm từng khâu.',
  },
  { type: 'numbered', label: '2.', text: 'Gửi, nhận văn bản trên hệ thống; không yêu cầu gửi thêm bản giấy.' },
  { type: 'numbered', label: 'a)', text: 'Văn thư cơ quan kiểm tra thể thức trước khi trình ký.' },
  { type: 'paragraph', text: 'Báo cáo kết quả thực hiện trước ngày 15/12/2026.' },
];

const ARTICLES: BodyBlock[] = [
  { type: 'numbered', label: 'Điều 1.', text: 'Thành lập Tổ giúp việc về chuyển đổi số của tỉnh.' },
  { type: 'numbered', label: 'Điều 2.', text: 'Tổ giúp việc hoạt động theo chế độ kiêm nhiệm.' },
  {
    type: 'numbered',
    label: 'Điều 3.',
    text: 'Chánh Văn phòng, Giám đốc các sở và các cá nhân có liên quan chịu trách nhiệm thi hành Quyết định này.',
  },
];

const BASES = [
  'Căn cứ Luật Tổ chức chính quyền địa phương;',
  'Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư;',
  'Theo đề nghị của Giám đốc Sở Nội vụ.',
];

const FORM: Record<string, BodyBlock[]> = {
  '1.7': [
    { type: 'paragraph', text: 'Tới dự cuộc họp về chuẩn bị tổng kết công tác văn thư năm 2026.' },
    { type: 'field', label: 'Chủ trì', text: 'Phó Chủ tịch Ủy ban nhân dân tỉnh' },
    { type: 'field', label: 'Thời gian', text: '8 giờ 00, ngày 30/11/2026' },
    { type: 'field', label: 'Địa điểm', text: 'Phòng họp số 2, trụ sở Ủy ban nhân dân tỉnh' },
  ],
  '1.8': [
    { type: 'paragraph', text: 'Ủy ban nhân dân tỉnh Bắc Ninh trân trọng giới thiệu:' },
    { type: 'field', label: 'Ông (bà)', text: 'Trần Văn Bình' },
    { type: 'field', label: 'Chức vụ', text: 'Chuyên viên Văn phòng' },
    { type: 'field', label: 'Được cử đến', text: 'Cục Văn thư và Lưu trữ nhà nước' },
    { type: 'field', label: 'Về việc', text: 'trao đổi nghiệp vụ công tác văn thư' },
    { type: 'paragraph', text: 'Giấy này có giá trị đến hết ngày 31/12/2026.' },
  ],
  '1.9': [
    { type: 'field', label: 'Thời gian bắt đầu', text: '8 giờ 00, ngày 24/11/2026' },
    { type: 'field', label: 'Địa điểm', text: 'Phòng họp số 2' },
    { type: 'field', label: 'Thành phần tham dự', text: 'đại diện Sở Nội vụ, Sở Khoa học và Công nghệ' },
    { type: 'field', label: 'Nội dung', text: 'thống nhất kế hoạch rà soát thể thức văn bản của các cơ quan' },
    { type: 'paragraph', text: 'Cuộc họp kết thúc vào 11 giờ 00, ngày 24/11/2026.' },
  ],
  '1.10': [
    { type: 'paragraph', text: 'Xét Đơn đề nghị nghỉ phép của ông Trần Văn Bình, Ủy ban nhân dân tỉnh Bắc Ninh cho:' },
    { type: 'field', label: 'Ông', text: 'Trần Văn Bình' },
    { type: 'field', label: 'Chức vụ', text: 'Chuyên viên Văn phòng' },
    { type: 'paragraph', text: 'Nghỉ phép 05 ngày, từ ngày 01/12/2026 đến hết ngày 07/12/2026 tại tỉnh Bắc Ninh.' },
  ],
};

/** A plausible document of any kind, for tests and for looking at the layout models. */
export function sampleInput(kind: DocumentKind, overrides: Partial<LayoutInput> = {}): LayoutInput {
  const model = overrides.layoutModel ?? kind.layoutModel;
  const articles = model === '1.1' || model === '1.2' || model === '1.3';
  return {
    kind,
    parentAgencyName: null,
    agencyName: 'Ủy ban nhân dân tỉnh Bắc Ninh',
    place: 'Bắc Ninh',
    notation: kind.abbreviation === null ? 'UBND-NC' : `${kind.abbreviation}-UBND`,
    subject:
      model === '1.5'
        ? 'tăng cường kiểm tra thể thức văn bản'
        : 'Về tăng cường kiểm tra thể thức văn bản của các cơ quan',
    addressees: ['1.5', '1.6', '1.7'].includes(model)
      ? ['Các sở, ban, ngành thuộc tỉnh', 'Ủy ban nhân dân các xã, phường']
      : [],
    ...(articles ? { legalBases: BASES, issuingAuthority: 'Chủ tịch Ủy ban nhân dân tỉnh Bắc Ninh' } : {}),
    body: articles ? ARTICLES : (FORM[model] ?? PLAIN),
    ...(model === '1.3'
      ? { attachedText: { title: 'Quy định', subject: 'Về kiểm tra thể thức văn bản', body: PLAIN } }
      : {}),
    authorityLines: articles ? ['Chủ tịch'] : ['TM. Ủy ban nhân dân', 'KT. Chủ tịch', 'Phó Chủ tịch'],
    signerName: 'Nguyễn Thị Hường',
    ...(model === '1.9' ? { secondSigner: { title: 'Thư ký', name: 'Trần Văn Bình' } } : {}),
    recipients: ['Như trên', 'Thường trực Tỉnh ủy (để báo cáo)', 'Lưu: VT, NC.'],
    urgency: 0,
    drafterInitials: 'TVB',
    copies: 120,
    verification: { url: 'https://vanban.bacninh.gov.vn/kiem-tra/7K3M-Q9XD-2PFA', code: '7K3M-Q9XD-2PFA' },
    annexes: [],
    demo: true,
    createdAt: Temporal.Instant.from('2026-11-24T08:00:00Z'),
    ...overrides,
  };
}
