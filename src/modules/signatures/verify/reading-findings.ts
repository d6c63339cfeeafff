import type { PdfRefusal } from '../pdf/refused.ts';
import { type FindingText, refusal } from './finding-text.ts';

/** Why a file is not read or not signed. */
export const READING_FINDINGS = {
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
