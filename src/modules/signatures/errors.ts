import { defineErrors } from '../../platform/errors/index.ts';

/** What can go wrong with keys, PINs and certificates. */
export const signaturesError = defineErrors('signatures', {
  'no-certificate': {
    status: 409,
    vi: '{holder} chưa có chứng thư chữ ký số còn hiệu lực nên chưa ký được. Văn bản chưa thay đổi; hãy liên hệ quản trị đơn vị để được cấp chứng thư.',
    en: '{holder} has no valid signing certificate. The document is unchanged; ask the unit administrator to have one issued.',
  },
  'not-activated': {
    status: 409,
    vi: 'Chứng thư của bạn chưa được kích hoạt. Văn bản chưa thay đổi; hãy vào mục Hồ sơ và bảo mật để đặt mã PIN ký số rồi ký lại.',
    en: 'Your certificate is not activated. The document is unchanged; set a signing PIN under Profile and security, then sign again.',
  },
  'already-activated': {
    status: 409,
    vi: 'Mã PIN ký số đã được đặt từ trước và vẫn giữ nguyên. Hãy dùng chức năng đổi mã PIN, cần nhập mã PIN hiện tại.',
    en: 'A signing PIN was set before and is unchanged. Use "change PIN", which asks for the present one.',
  },
  'wrong-pin': {
    status: 403,
    vi: 'Mã PIN ký số không đúng. Văn bản chưa thay đổi; bạn còn {left} lần thử trước khi chứng thư bị khóa tạm thời.',
    en: 'The signing PIN is wrong. The document is unchanged; {left} more tries before the certificate is locked for a while.',
  },
  'pin-locked': {
    status: 423,
    vi: 'Mã PIN ký số bị nhập sai quá {max} lần nên chứng thư tạm khóa đến {until}. Văn bản chưa thay đổi; hãy thử lại sau thời điểm đó hoặc báo quản trị đơn vị nếu không phải bạn nhập.',
    en: 'The signing PIN was wrong {max} times, so the certificate is locked until {until}. The document is unchanged; try again then, or tell the unit administrator if it was not you.',
  },
  'pin-changed-meanwhile': {
    status: 409,
    vi: 'Mã PIN vừa được đổi ở một nơi khác. Lần đổi đó có hiệu lực, lần này thì không; hãy dùng mã PIN mới nhất.',
    en: 'The PIN was changed elsewhere at the same moment. That change counts, this one does not; use the newest PIN.',
  },
  'weak-pin': {
    status: 400,
    vi: 'Mã PIN phải có từ {min} đến {max} ký tự và không được là dãy dễ đoán như 111111 hoặc 123456. Mã PIN cũ vẫn giữ nguyên; hãy chọn mã khác.',
    en: 'A PIN has {min} to {max} characters and is no obvious run such as 111111 or 123456. The old PIN is unchanged; choose another.',
  },
  'key-unreadable': {
    status: 500,
    vi: 'Kho khóa không mở được khóa ký này. Văn bản chưa thay đổi; hãy báo quản trị hệ thống kiểm tra kho khóa và bí mật chính.',
    en: 'The key store cannot open this signing key. The document is unchanged; ask the system administrator to check the key store and the master secret.',
  },
  'token-unavailable': {
    status: 503,
    vi: 'Thiết bị khóa PKCS#11 không trả lời hoặc không có khóa cần dùng. Văn bản chưa thay đổi; hãy báo quản trị hệ thống kiểm tra thiết bị.',
    en: 'The PKCS#11 token does not answer or lacks the key. The document is unchanged; ask the system administrator to check the token.',
  },
  'file-not-signable': {
    status: 422,
    vi: 'Không ký được tệp này: {detail}. Tệp gốc vẫn giữ nguyên; hãy tạo lại tệp PDF rồi ký.',
    en: 'This file cannot be signed: {detail}. The original is unchanged; make the PDF anew and sign that.',
  },
  'upload-not-found': {
    status: 404,
    vi: 'Không tìm thấy tệp vừa tải lên. Chưa có gì được ghi; hãy tải tệp lên lại.',
    en: 'The uploaded file was not found. Nothing was written; upload it again.',
  },
  'verifier-busy': {
    status: 503,
    vi: 'Hệ thống đang kiểm tra nhiều tệp khác nên chưa kiểm tra được tệp này. Tệp không bị ảnh hưởng; hãy thử lại sau ít phút.',
    en: 'Many other files are being verified, so this one was not looked at. The file is not affected; try again in a few minutes.',
  },
});
