import { type FindingText, note, refusal } from './finding-text.ts';

/** What revisions behind a signature did: lawful acts, and everything that is refused. */
export const CHANGE_FINDINGS = {
  'signature-added': note('Thêm một chữ ký.', 'A signature was added.'),
  'archive-timestamp-added': note('Thêm dấu thời gian lưu trữ.', 'An archive timestamp was added.'),
  'validation-data-added': note('Thêm dữ liệu phục vụ xác minh lâu dài.', 'Data for long-term validation was added.'),
  'field-filled-by-signer': note(
    'Ô chừa sẵn được điền cùng lúc với chữ ký.',
    'A field left open was filled together with the signature.',
  ),
  'metadata-changed': note(
    'Phần mềm ký ghi lại thông tin mô tả của tệp (phần mềm tạo, thời điểm sửa).',
    'The signing software rewrote the description of the file (producer, modification date).',
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
