import { defineErrors } from '../../platform/errors/index.ts';

export const identityError = defineErrors('identity', {
  'wrong-credentials': {
    status: 401,
    vi: 'Tên đăng nhập hoặc mật khẩu chưa đúng, hoặc tài khoản chưa được kích hoạt. Hãy kiểm tra bộ gõ rồi thử lại; nếu quên mật khẩu, hãy hỏi người quản trị đơn vị.',
    en: 'The name or the password is not right, or the account is not activated. Check the keyboard and try again; if forgotten, ask your unit administrator.',
  },
  locked: {
    status: 423,
    vi: 'Đăng nhập sai nhiều lần nên tên này tạm khóa thêm {minutes} phút. Dữ liệu vẫn an toàn; hãy đợi rồi thử lại, hoặc báo người quản trị nếu không phải là bạn.',
    en: 'Too many wrong attempts: this name is locked for {minutes} more minutes. Your data is safe; wait and try again, or tell the administrator if it was not you.',
  },
  'wrong-code': {
    status: 401,
    vi: 'Mã dùng một lần chưa đúng hoặc đã dùng rồi. Hãy đợi mã mới trong ứng dụng xác thực rồi nhập lại.',
    en: 'The one-time code is not right or was used already. Wait for a new one in the authenticator app and enter it.',
  },
  'wrong-passkey': {
    status: 401,
    vi: 'Không xác nhận được khóa truy cập này. Chưa có gì thay đổi; hãy thử lại hoặc đăng nhập bằng mật khẩu.',
    en: 'This passkey could not be confirmed. Nothing changed; try again or sign in with your password.',
  },
  'sign-in-expired': {
    status: 401,
    vi: 'Lần đăng nhập này đã quá thời gian chờ. Hãy bắt đầu đăng nhập lại.',
    en: 'This sign-in waited too long. Begin to sign in again.',
  },
  'account-locked': {
    status: 403,
    vi: 'Tài khoản này đang bị khóa. Dữ liệu vẫn còn nguyên; hãy hỏi người quản trị đơn vị nếu cần dùng lại.',
    en: 'This account is locked. Its data is untouched; ask your unit administrator if it is needed again.',
  },
  'wrong-activation': {
    status: 401,
    vi: 'Tên đăng nhập hoặc mã kích hoạt chưa đúng, hoặc mã đã được dùng hay thay bằng mã mới. Hãy xem lại phiếu; nếu vẫn không được, hãy xin người quản trị đơn vị phiếu mới.',
    en: 'The name or the activation code is not right, or the code was used or replaced. Look at the slip again; if it still fails, ask your unit administrator for a new one.',
  },
  'activation-expired': {
    status: 410,
    vi: 'Mã kích hoạt này đã quá hạn {days} ngày. Tài khoản vẫn chờ kích hoạt; hãy xin người quản trị đơn vị phiếu mới.',
    en: 'This activation code is past its {days} days. The account still waits; ask your unit administrator for a new slip.',
  },
  'not-waiting': {
    status: 409,
    vi: 'Tài khoản của {name} đã kích hoạt nên không cấp mã nữa; chưa có mã nào được cấp. Nếu người này quên mật khẩu, hãy dùng "Đặt lại".',
    en: 'The account of {name} is active already, so no code was issued to anybody. If the password is forgotten, reset the account.',
  },
  'locked-by-administrator': {
    status: 409,
    vi: 'Tài khoản của {name} đang bị khóa; chưa có gì thay đổi. Hãy mở khóa trước rồi làm lại.',
    en: 'The account of {name} is locked; nothing changed. Unlock it first, then try again.',
  },
  'not-yourself': {
    status: 409,
    vi: 'Không thể tự cấp mã, đặt lại hay khóa tài khoản của chính mình; chưa có gì thay đổi. Hãy nhờ người quản trị khác, hoặc đổi mật khẩu ở trang Tài khoản và bảo mật.',
    en: 'One cannot issue codes to oneself, or reset or lock the own account; nothing changed. Ask another administrator, or change your password on the account page.',
  },
  'beyond-your-agency': {
    status: 403,
    vi: '{name} còn giữ vị trí ở cơ quan khác hoặc vị trí quản trị, kiểm tra cấp tỉnh; chưa có gì thay đổi. Hãy nhờ quản trị viên tỉnh.',
    en: '{name} also holds a position in another agency, or one that administers or audits the province; nothing changed. Ask the province administrator.',
  },
  'no-position': {
    status: 403,
    vi: 'Hiện bạn không giữ vị trí công tác nào và cũng không được ủy quyền. Hãy hỏi người quản trị đơn vị để được phân vị trí.',
    en: 'At present you hold no position and act for none by delegation. Ask your unit administrator for a position.',
  },
  'not-your-position': {
    status: 403,
    vi: 'Bạn không giữ vị trí này, hoặc thời hạn ủy quyền đã hết. Vị trí đang dùng giữ nguyên; hãy chọn vị trí khác trong danh sách.',
    en: 'You do not hold this position, or the delegation has run out. You still act for the former one; choose another from the list.',
  },
  'password-too-short': {
    status: 422,
    vi: 'Mật khẩu phải có ít nhất {length} ký tự (QĐ 79/2025/QĐ-UBND). Mật khẩu cũ vẫn dùng được; hãy chọn mật khẩu dài hơn.',
    en: 'A password needs at least {length} characters (QĐ 79/2025/QĐ-UBND). The old one still works; choose a longer one.',
  },
  'password-not-mixed': {
    status: 422,
    vi: 'Mật khẩu phải có cả chữ thường, chữ hoa, chữ số và ký tự đặc biệt (QĐ 79/2025/QĐ-UBND). Mật khẩu cũ vẫn dùng được; hãy chọn lại.',
    en: 'A password needs lower case, upper case, a digit and another sign (QĐ 79/2025/QĐ-UBND). The old one still works; choose again.',
  },
  'password-holds-username': {
    status: 422,
    vi: 'Mật khẩu không được chứa tên đăng nhập. Mật khẩu cũ vẫn dùng được; hãy chọn mật khẩu khác.',
    en: 'A password may not contain the sign-in name. The old one still works; choose another.',
  },
  'password-used-before': {
    status: 422,
    vi: 'Mật khẩu này trùng một trong {count} mật khẩu gần nhất (QĐ 79/2025/QĐ-UBND). Mật khẩu cũ vẫn dùng được; hãy chọn mật khẩu khác.',
    en: 'This is one of your last {count} passwords (QĐ 79/2025/QĐ-UBND). The old one still works; choose another.',
  },
  'wrong-current-password': {
    status: 403,
    vi: 'Mật khẩu hiện tại chưa đúng. Chưa có gì thay đổi; hãy nhập lại.',
    en: 'The present password is not right. Nothing changed; enter it again.',
  },
  'totp-not-started': {
    status: 409,
    vi: 'Chưa bắt đầu cài mã dùng một lần, hoặc đã cài xong. Hãy mở lại trang bảo mật và làm lại từ đầu.',
    en: 'The set-up of one-time codes was not begun, or is finished. Open the security page again and start over.',
  },
  'no-such-policy': {
    status: 404,
    vi: 'Không có quy tắc truy cập nào cho {objectKind} với quyền {right}. Hãy chọn loại nội dung khác.',
    en: 'There is no access policy for {objectKind} with the right {right}. Choose another kind of object.',
  },
});
