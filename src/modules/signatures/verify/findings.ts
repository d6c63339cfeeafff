import type { PdfRefusal } from '../pdf/refused.ts';
import type { ChainReason } from './chain.ts';

/** `note` is lawful, `doubt` limits what is proven, `refusal` makes the file not valid. */
export type Severity = 'note' | 'doubt' | 'refusal';

interface FindingText {
  readonly severity: Severity;
  readonly vi: string;
  readonly en: string;
}

const note = (vi: string, en: string): FindingText => ({ severity: 'note', vi, en });
const doubt = (vi: string, en: string): FindingText => ({ severity: 'doubt', vi, en });
const refusal = (vi: string, en: string): FindingText => ({ severity: 'refusal', vi, en });

const reading = {
  'not-a-pdf': refusal('Tệp không phải là PDF.', 'The file is not a PDF.'),
  'file-end-broken': refusal(
    'Tệp PDF không kết thúc đúng quy cách; tệp bị cắt hoặc bị nối thêm.',
    'The PDF does not end as it must; it was cut or something was added.',
  ),
  'xref-broken': refusal('Bảng tham chiếu của tệp PDF bị hỏng.', 'The cross-reference table of the PDF is broken.'),
  'xref-hybrid': refusal(
    'Tệp PDF có hai bảng tham chiếu chồng nhau nên các phần mềm có thể đọc khác nhau.',
    'The PDF has two overlapping cross-reference tables, so programs may read it differently.',
  ),
  encrypted: refusal('Tệp PDF bị mã hóa hoặc đặt mật khẩu.', 'The PDF is encrypted or has a password.'),
  'duplicate-key': refusal(
    'Tệp PDF ghi một mục hai lần nên các phần mềm có thể đọc khác nhau.',
    'The PDF states an entry twice, so programs may read it differently.',
  ),
  'object-mismatch': refusal(
    'Bảng tham chiếu của tệp PDF trỏ sai đối tượng.',
    'The cross-reference table points to a wrong object.',
  ),
  syntax: refusal('Tệp PDF sai cú pháp.', 'The PDF has a syntax error.'),
  limit: refusal('Tệp PDF vượt giới hạn xử lý an toàn.', 'The PDF exceeds the limits of safe processing.'),
  'page-tree': refusal('Cây trang của tệp PDF bị hỏng.', 'The page tree of the PDF is broken.'),
  'field-exists': refusal('Tệp PDF đã có ô cùng tên.', 'The PDF already has a field of this name.'),
  'field-missing': refusal('Tệp PDF không có ô cần điền.', 'The PDF lacks the field to fill.'),
  'field-filled': refusal('Ô cần điền đã có giá trị.', 'The field to fill already has a value.'),
  'contents-too-small': refusal('Chỗ dành cho chữ ký không đủ.', 'The room left for the signature is too small.'),
  'appearance-unusable': refusal(
    'Hình hiển thị của chữ ký không dùng được.',
    'The appearance of the signature is unusable.',
  ),
} satisfies Record<PdfRefusal, FindingText>;

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

const change = {
  'signature-added': note('Thêm một chữ ký.', 'A signature was added.'),
  'archive-timestamp-added': note('Thêm dấu thời gian lưu trữ.', 'An archive timestamp was added.'),
  'validation-data-added': note('Thêm dữ liệu phục vụ xác minh lâu dài.', 'Data for long-term validation was added.'),
  'field-filled-by-signer': note(
    'Ô chừa sẵn được điền cùng lúc với chữ ký.',
    'A field left open was filled together with the signature.',
  ),
  'bytes-unlisted': refusal(
    'Phiên bản sau chứa dữ liệu không có trong bảng tham chiếu.',
    'A later revision holds data that its cross-reference does not list.',
  ),
  'bytes-after-end': refusal(
    'Có dữ liệu nối thêm sau phần đã ký mà không theo quy cách cập nhật.',
    'Data was added after the signed part without a proper update.',
  ),
  'xref-outside': refusal(
    'Bảng tham chiếu sau khi ký trỏ lại vào dữ liệu cũ.',
    'A later cross-reference points back into older data.',
  ),
  'xref-chain': refusal(
    'Bảng tham chiếu mới không nối tiếp phiên bản đã ký.',
    'The new cross-reference does not continue the signed revision.',
  ),
  'root-changed': refusal('Gốc của tệp PDF bị thay sau khi ký.', 'The root of the PDF was replaced after signing.'),
  'object-freed': refusal('Đối tượng bị xóa sau khi ký.', 'An object was deleted after signing.'),
  'object-changed': refusal('Đối tượng trong phần đã ký bị thay.', 'An object of the signed part was replaced.'),
  'object-defined-later': refusal(
    'Nội dung còn trống trong phần đã ký được thêm vào sau.',
    'Content that the signed part left undefined was added later.',
  ),
  'page-tree-changed': refusal(
    'Thêm, bớt hoặc đổi thứ tự trang sau khi ký.',
    'Pages were added, removed or reordered after signing.',
  ),
  'page-changed': refusal(
    'Thuộc tính của trang bị đổi sau khi ký.',
    'Properties of a page were changed after signing.',
  ),
  'page-content-changed': refusal(
    'Nội dung trang bị đổi sau khi ký.',
    'The content of a page was changed after signing.',
  ),
  'page-resource-changed': refusal(
    'Phông chữ, hình ảnh hoặc tài nguyên của trang bị đổi sau khi ký.',
    'Fonts, images or resources of a page were changed after signing.',
  ),
  'annotation-added': refusal(
    'Chú thích được thêm đè lên trang sau khi ký.',
    'An annotation was put on a page after signing.',
  ),
  'annotation-removed': refusal(
    'Chú thích hoặc chữ ký trên trang bị gỡ sau khi ký.',
    'An annotation or signature on a page was removed after signing.',
  ),
  'annotation-changed': refusal(
    'Chú thích trên trang bị đổi sau khi ký.',
    'An annotation on a page was changed after signing.',
  ),
  'catalog-changed': refusal(
    'Thiết lập chung của tệp bị đổi sau khi ký.',
    'Settings of the whole file were changed after signing.',
  ),
  'info-changed': refusal(
    'Thông tin mô tả tệp bị đổi sau khi ký.',
    'The description of the file was changed after signing.',
  ),
  'form-changed': refusal('Thiết lập biểu mẫu bị đổi sau khi ký.', 'Settings of the form were changed after signing.'),
  'field-added': refusal(
    'Ô biểu mẫu không phải chữ ký được thêm sau khi ký.',
    'A field that is no signature was added after signing.',
  ),
  'field-removed': refusal(
    'Ô biểu mẫu hoặc chữ ký bị gỡ sau khi ký.',
    'A field or signature was removed after signing.',
  ),
  'field-changed': refusal('Ô biểu mẫu bị đổi sau khi ký.', 'A form field was changed after signing.'),
  'field-refilled': refusal('Ô đã có giá trị bị điền lại.', 'A field that had a value was filled again.'),
  'field-fill-partial': refusal(
    'Giá trị và hình hiển thị của ô không được đặt cùng nhau.',
    'Value and appearance of a field were not set together.',
  ),
  'field-fill-unsigned': refusal('Ô được điền mà không kèm chữ ký.', 'A field was filled without a signature.'),
  'field-fill-late': refusal(
    'Ô được điền muộn: không phải ở chữ ký kế tiếp chữ ký đầu.',
    'A field was filled late: not with the signature that follows the first.',
  ),
  'field-fill-second': refusal('Ô được điền thêm lần thứ hai.', 'Fields were filled a second time.'),
  'field-fill-unknown': refusal(
    'Ô được điền không thuộc các ô được phép.',
    'The filled field is not one of those allowed.',
  ),
  'field-appearance-changed': refusal(
    'Hình hiển thị của ô bị tráo sau khi ký.',
    'The appearance of a field was swapped after signing.',
  ),
  'signature-appearance-changed': refusal(
    'Hình hiển thị của chữ ký bị tráo sau khi ký.',
    'The appearance of a signature was swapped after signing.',
  ),
  'signature-value-changed': refusal(
    'Dữ liệu của chữ ký trước bị thay.',
    'The data of an earlier signature was replaced.',
  ),
  'overlay-too-large': refusal(
    'Hình của chữ ký thêm sau che quá nhiều diện tích trang.',
    'The mark of a later signature covers too much of the page.',
  ),
  'overlay-outside-zone': refusal(
    'Hình của chữ ký thêm sau nằm ngoài vị trí đã định.',
    'The mark of a later signature lies outside the agreed places.',
  ),
  'overlay-covers-field': refusal(
    'Hình của chữ ký thêm sau che ô số, ngày tháng.',
    'The mark of a later signature covers the field of number or date.',
  ),
  'widget-action': refusal('Chữ ký thêm sau kèm lệnh tự chạy.', 'A later signature carries an action.'),
  'original-differs': refusal(
    'Tệp không bắt đầu bằng đúng bản gốc đã lưu.',
    'The file does not begin with the stored original.',
  ),
} satisfies Record<string, FindingText>;

export const FINDINGS = {
  ...reading,
  ...chain,
  ...signature,
  ...change,
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
