import type { ChainReason } from './chain.ts';

import { CHANGE_FINDINGS } from './change-findings.ts';
import { doubt, type FindingText, note, refusal } from './finding-text.ts';
import { READING_FINDINGS } from './reading-findings.ts';

export type { Severity } from './finding-text.ts';

const chain = {
  'chain-trusted': note(
    'Chứng thư số do tổ chức được tin cậy cấp.',
    'The certificate was issued by a trusted authority.',
  ),
  'chain-no-anchor': doubt(
    'Không xác lập được đường dẫn tin cậy từ chứng thư số của người ký.',
    'No path of trust leads from the certificate of the signer.',
  ),
  'chain-critical-extension': doubt(
    'Chứng thư số có điều kiện bắt buộc mà hệ thống không hiểu.',
    'A certificate carries a critical condition that is not understood.',
  ),
  'chain-expired': doubt(
    'Chứng thư số đã hết hạn tại thời điểm kiểm tra.',
    'The certificate had expired at the moment of checking.',
  ),
  'chain-not-yet-valid': doubt(
    'Chứng thư số chưa có hiệu lực tại thời điểm kiểm tra.',
    'The certificate was not yet valid at the moment of checking.',
  ),
  'chain-revoked': refusal(
    'Chứng thư số đã bị thu hồi trước thời điểm ký được chứng minh.',
    'The certificate was revoked before the proven time of signing.',
  ),
  'chain-wrong-usage': refusal(
    'Chứng thư số không được cấp để ký văn bản.',
    'The certificate was not issued for signing documents.',
  ),
} satisfies Record<ChainReason, FindingText>;

const signature = {
  'byte-range-wrong': refusal(
    'Vùng được ký không phải là toàn bộ tệp trừ đúng chỗ của chữ ký.',
    'The signed range is not the whole file but for exactly the signature.',
  ),
  'byte-range-end': refusal(
    'Vùng được ký không kết thúc ở cuối một phiên bản của tệp.',
    'The signed range does not end where a revision of the file ends.',
  ),
  'byte-range-count': refusal(
    'Tệp chứa vùng ký không thuộc chữ ký nào đang hiển thị; có thể một chữ ký đã bị gỡ.',
    'The file holds a signed range that belongs to no signature in it; one may have been removed.',
  ),
  'two-in-revision': refusal('Hai chữ ký nằm trong cùng một phiên bản.', 'Two signatures stand in one revision.'),
  'signature-dictionary': refusal('Dữ liệu của chữ ký không đọc được.', 'The data of the signature cannot be read.'),
  'signature-format': refusal(
    'Khuôn dạng chữ ký không được chấp nhận.',
    'The format of the signature is not accepted.',
  ),
  'cms-broken': refusal(
    'Cấu trúc mật mã của chữ ký (CMS) sai quy cách.',
    'The cryptographic structure (CMS) of the signature is malformed.',
  ),
  'cms-padding': refusal(
    'Sau chữ ký có dữ liệu lạ trong chỗ dành cho chữ ký.',
    'Foreign data follows the signature in its own room.',
  ),
  'algorithm-refused': refusal(
    'Thuật toán hoặc độ dài khóa của chữ ký không an toàn.',
    'The algorithm or key size of the signature is not safe.',
  ),
  'digest-differs': refusal(
    'Nội dung đã bị thay đổi: giá trị băm không khớp với nội dung đã ký.',
    'The content was changed: its hash is not the one that was signed.',
  ),
  'signature-wrong': refusal(
    'Chữ ký không khớp với chứng thư số của người ký.',
    'The signature does not match the certificate of the signer.',
  ),
  'certificate-missing': refusal(
    'Chữ ký không kèm chứng thư số của người ký.',
    'The signature lacks the certificate of its signer.',
  ),
  'certificate-binding': refusal(
    'Chứng thư số kèm theo không phải là chứng thư được ràng buộc khi ký.',
    'The certificate is not the one bound when signing.',
  ),
  'timestamp-wrong': refusal(
    'Dấu thời gian không thuộc về chữ ký này.',
    'The timestamp does not belong to this signature.',
  ),
  'timestamp-untrusted': doubt(
    'Dấu thời gian không do tổ chức được tin cậy cấp nên không chứng minh thời điểm ký.',
    'The timestamp is from no trusted authority and proves no time.',
  ),
  'time-only-claimed': note(
    'Thời điểm ký do người ký khai, không có dấu thời gian.',
    'The time of signing is claimed by the signer, without a timestamp.',
  ),
  'revocation-unknown': note(
    'Không có danh sách thu hồi còn hiệu lực để đối chiếu.',
    'There was no current revocation list to check against.',
  ),
  'changes-forbidden': refusal(
    'Người ký đầu tiên cấm mọi thay đổi về sau nhưng tệp đã có thay đổi.',
    'The first signer forbade any later change, yet there is one.',
  ),
} satisfies Record<string, FindingText>;

const FINDINGS = {
  ...READING_FINDINGS,
  ...chain,
  ...signature,
  ...CHANGE_FINDINGS,
  'no-signature': note('Tệp không có chữ ký số.', 'The file has no digital signature.'),
  'checker-failed': refusal(
    'Không kiểm tra được tệp vì cấu trúc bất thường.',
    'The file could not be checked because of its unusual structure.',
  ),
} as const satisfies Record<string, FindingText>;

export type FindingCode = keyof typeof FINDINGS;

/** One thing said about the file, with its sentence in both languages. */
export interface Finding extends FindingText {
  readonly code: FindingCode;
  /** Which object, entry or field, for experts. */
  readonly detail?: string;
  /** Revision that brought it, from 1. */
  readonly revision?: number;
  /** Page it shows on, from 1. */
  readonly page?: number;
}

export function finding(code: FindingCode, where: { detail?: string; revision?: number; page?: number } = {}): Finding {
  return { code, ...FINDINGS[code], ...where };
}
