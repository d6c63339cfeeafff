import type { Locale } from '../../../platform/i18n/index.ts';

const vi = {
  title: 'Kiểm tra văn bản',
  intro:
    'Quét mã QR trên văn bản, gõ mã tra cứu, hoặc gửi tệp PDF. Kết luận được rút ra từ chính tệp, kể cả tệp không do hệ thống này tạo ra.',
  byCode: 'Theo mã tra cứu',
  codeLabel: 'Mã tra cứu in cạnh mã QR',
  codeHint: 'Ví dụ: ABCD-EFGH-JKLM. Không phân biệt chữ hoa, chữ thường; dấu gạch có thể bỏ qua.',
  look: 'Tra cứu',
  byFile: 'Theo tệp PDF',
  fileLabel: 'Tệp PDF đã ký số (tối đa 100 MB)',
  fileHint: 'Tệp chỉ được đọc để kiểm tra rồi bỏ đi, không lưu lại.',
  check: 'Kiểm tra tệp',
  again: 'Kiểm tra văn bản khác',
  notFoundTitle: 'Không có văn bản nào mang mã này',
  notFound:
    'Hãy so lại từng ký tự với bản in. Nếu vẫn không thấy, văn bản có thể không do hệ thống này phát hành: hãy gửi tệp PDF để kiểm tra, hoặc hỏi cơ quan ghi trên văn bản.',
  notIssued: 'Văn bản mang mã này chưa được phát hành',
  notIssuedText:
    'Mã đã được cấp nhưng cơ quan chưa cấp số và đóng dấu. Bản in hay tệp đang có trong tay chưa phải là văn bản chính thức.',
  issued: 'Văn bản đã được phát hành và đang có trong hệ thống',
  issuedText: 'Dữ liệu dưới đây lấy từ sổ đăng ký. Hãy so với bản đang có trong tay.',
  replaced: 'Văn bản này đã được thay thế',
  recalled: 'Văn bản này đã bị thu hồi',
  facts: 'Thông tin văn bản',
  symbol: 'Số, ký hiệu',
  kind: 'Loại',
  subject: 'Trích yếu',
  issuer: 'Cơ quan ban hành',
  issuedOn: 'Ngày ban hành',
  signer: 'Người ký',
  pages: 'Số trang',
  annexes: 'Phụ lục kèm theo',
  hash: 'Mã băm SHA-256 của tệp',
  code: 'Mã tra cứu',
  replacedBy: 'Được thay bằng',
  signatures: 'Chữ ký số',
  fromBytes: 'Kết luận rút ra từ tệp lưu trong hệ thống, kiểm tra lại lúc mở trang này.',
  fileVerdict: 'Kết luận về tệp đã gửi',
  fileName: 'Tên tệp',
  fileSize: 'Dung lượng',
  forAgency: 'Thay mặt cơ quan',
  signedAt: 'Thời điểm ký',
  claimed: 'theo máy người ký',
  stamped: 'theo dấu thời gian',
  certificate: 'Chứng thư số',
  level: 'Mức',
  intact: 'Nội dung được ký còn nguyên vẹn',
  broken: 'Nội dung được ký đã bị thay đổi',
  laterNone: 'Sau chữ ký này tệp không thay đổi.',
  laterSome: 'Sau chữ ký này:',
  filled: 'Ô đã điền',
  known: 'Tệp này đúng từng byte là văn bản đã phát hành',
  unknown: 'Tệp này không trùng với tệp nào hệ thống đã phát hành. Kết luận trên chỉ dựa vào chữ ký trong tệp.',
  noFile: 'Chưa chọn tệp PDF. Hãy chọn tệp rồi gửi lại.',
  tooLarge: 'Tệp lớn hơn 100 MB nên không kiểm tra được ở đây.',
  signatureNumber: 'Chữ ký',
  verdict: {
    valid: ['Hợp lệ', 'Mọi chữ ký đều hợp lệ, người ký được tin cậy và tệp không bị thay đổi sau khi ký.'],
    'valid-unknown-signer': [
      'Nguyên vẹn, nhưng chưa xác định được người ký',
      'Chữ ký khớp với nội dung, nhưng chứng thư số không do tổ chức mà hệ thống này tin cậy cấp, hoặc chứng thư đã hết hiệu lực.',
    ],
    invalid: [
      'Không hợp lệ',
      'Ít nhất một chữ ký không khớp với nội dung. Không nên dùng tệp này; hãy hỏi cơ quan ban hành.',
    ],
    'changed-after-signing': [
      'Đã bị thay đổi sau khi ký',
      'Nội dung tệp bị thêm hoặc sửa sau chữ ký. Không nên dùng tệp này; hãy hỏi cơ quan ban hành.',
    ],
    unsigned: [
      'Không có chữ ký số',
      'Tệp không mang chữ ký số nào nên không thể biết ai đã lập và có bị sửa hay không.',
    ],
    unreadable: ['Không đọc được', 'Tệp không phải PDF đúng quy cách nên không thể kiểm tra an toàn.'],
  },
} as const;

const en = {
  title: 'Check a document',
  intro:
    'Scan the QR code on the document, type its verification code, or give the PDF file. The verdict comes from the file itself, also for files this system never made.',
  byCode: 'By verification code',
  codeLabel: 'The code printed beside the QR code',
  codeHint: 'For example: ABCD-EFGH-JKLM. Upper or lower case, hyphens may be left out.',
  look: 'Look up',
  byFile: 'By PDF file',
  fileLabel: 'Signed PDF file (at most 100 MB)',
  fileHint: 'The file is read for the check and then dropped; no copy is kept.',
  check: 'Check the file',
  again: 'Check another document',
  notFoundTitle: 'No document carries this code',
  notFound:
    'Compare it letter by letter with the print. If it is still not found, this system may not have issued the document: give its PDF file, or ask the agency named on it.',
  notIssued: 'The document with this code is not issued yet',
  notIssuedText:
    'The code exists, but the agency has not yet given it a number and seal. What you hold is not yet the official document.',
  issued: 'The document is issued and held in the system',
  issuedText: 'The facts below come from the register. Compare them with what you hold.',
  replaced: 'This document has been replaced',
  recalled: 'This document has been recalled',
  facts: 'About the document',
  symbol: 'Number and notation',
  kind: 'Kind',
  subject: 'Subject',
  issuer: 'Issuing agency',
  issuedOn: 'Date of issue',
  signer: 'Signed by',
  pages: 'Pages',
  annexes: 'Annexes',
  hash: 'SHA-256 of the file',
  code: 'Verification code',
  replacedBy: 'Replaced by',
  signatures: 'Digital signatures',
  fromBytes: 'Judged from the stored file, anew when this page was opened.',
  fileVerdict: 'Verdict on the file you gave',
  fileName: 'File name',
  fileSize: 'Size',
  forAgency: 'For the agency',
  signedAt: 'Signed at',
  claimed: 'by the signer’s clock',
  stamped: 'by a timestamp',
  certificate: 'Certificate',
  level: 'Level',
  intact: 'What was signed is intact',
  broken: 'What was signed has been changed',
  laterNone: 'The file did not change after this signature.',
  laterSome: 'After this signature:',
  filled: 'Filled fields',
  known: 'This file is, byte for byte, the issued document',
  unknown: 'This file equals none that the system has issued. The verdict rests on the signatures in the file alone.',
  noFile: 'No PDF file was chosen. Choose one and send again.',
  tooLarge: 'The file is over 100 MB and cannot be checked here.',
  signatureNumber: 'Signature',
  verdict: {
    valid: ['Valid', 'All signatures are valid, the signers are trusted, and the file did not change after signing.'],
    'valid-unknown-signer': [
      'Intact, but the signer is not established',
      'The signature fits the content, but the certificate was not issued by an authority trusted here, or is no longer valid.',
    ],
    invalid: [
      'Not valid',
      'At least one signature does not fit the content. Do not rely on this file; ask the issuing agency.',
    ],
    'changed-after-signing': [
      'Changed after signing',
      'Something was added or altered after a signature. Do not rely on this file; ask the issuing agency.',
    ],
    unsigned: [
      'No digital signature',
      'The file carries no signature, so nobody can tell who made it or whether it was altered.',
    ],
    unreadable: ['Not readable', 'The file is not a well-formed PDF, so it cannot be checked safely.'],
  },
} as const;

type Widen<T> = {
  [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends readonly [string, string]
      ? readonly [string, string]
      : Widen<T[K]>;
};

/** Words of the verification page. */
export const verificationText: Record<Locale, Widen<typeof vi>> = { vi, en };
