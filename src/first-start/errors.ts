import { defineErrors } from '../platform/errors/index.ts';

/** What the first start refuses, on the terminal and on its pages. */
export const firstStartError = defineErrors('first-start', {
  'other-start': {
    status: 503,
    vi: 'Thư mục dữ liệu này đã là {kindVi}, còn cấu hình yêu cầu {askedVi} (khóa "start", biến KINHBAC_START). Hai loại không bao giờ trộn lẫn và không đổi được; dữ liệu vẫn an toàn. Hãy sửa cấu hình, hoặc chọn DATA_DIR khác cho tỉnh mới.',
    en: 'This data folder already is {kindEn}, while the settings ask for {askedEn} (key "start", variable KINHBAC_START). The two are never mixed and cannot be changed; the data is safe. Correct the settings, or choose another DATA_DIR for a new province.',
  },
  'sample-needs-demo': {
    status: 409,
    vi: 'Cấu hình nói đây là tỉnh của mình (start: "empty"), mà văn bản mẫu chỉ lập được trong tỉnh mẫu (DEMO). Chưa có gì được ghi; hãy chạy lại với DATA_DIR khác và không đặt KINHBAC_START.',
    en: 'The settings say that this is an own province (start: "empty"), and the sample document is made in the demo province only. Nothing was written; run again with another DATA_DIR and without KINHBAC_START.',
  },
  'link-void': {
    status: 410,
    vi: 'Liên kết lập quản trị viên này không đúng, đã hết hạn hoặc đã được dùng. Chưa có gì thay đổi; nếu chưa có quản trị viên, hãy khởi động lại chương trình để nhận liên kết mới trên màn hình máy chủ.',
    en: 'This administrator link is wrong, expired or already used. Nothing changed; if there is no administrator yet, restart the program to get a new link on the server’s terminal.',
  },
  'passwords-differ': {
    status: 422,
    vi: 'Hai lần nhập mật khẩu không giống nhau. Chưa có gì được ghi; hãy nhập lại.',
    en: 'The two passwords differ. Nothing was written; enter them again.',
  },
  'name-missing': {
    status: 422,
    vi: 'Cần họ và tên, và tên đăng nhập từ 3 đến 50 ký tự gồm chữ không dấu, chữ số, dấu chấm, gạch ngang hoặc gạch dưới. Chưa có gì được ghi; hãy sửa rồi gửi lại.',
    en: 'A full name is needed, and a sign-in name of 3 to 50 plain letters, digits, dots, hyphens or underscores. Nothing was written; correct it and send again.',
  },
});
