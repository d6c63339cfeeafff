import { defineErrors } from './index.ts';

/** Errors of the ground itself, raised before or around a module's own rules. */
export const platformError = defineErrors('platform', {
  'bad-input': {
    status: 400,
    vi: 'Dữ liệu gửi lên chưa đúng: {detail}. Chưa có gì được ghi; hãy sửa các mục được nêu rồi gửi lại.',
    en: 'The data sent is not right: {detailEn}. Nothing was written; correct the fields named and send again.',
  },
  'unreadable-body': {
    status: 400,
    vi: 'Không đọc được dữ liệu gửi lên vì sai cấu trúc JSON. Chưa có gì được ghi; hãy tải lại trang rồi gửi lại.',
    en: 'The data sent is not well-formed JSON. Nothing was written; reload the page and send again.',
  },
  'unknown-media-type': {
    status: 415,
    vi: 'Máy chủ không nhận kiểu dữ liệu này ở đây. Chưa có gì được ghi; hãy gửi dạng application/json, còn tệp thì tải lên ở mục tệp đính kèm.',
    en: 'This media type is not accepted here. Nothing was written; send application/json, and files through the upload.',
  },
  'body-too-large': {
    status: 413,
    vi: 'Dữ liệu gửi lên lớn hơn mức cho phép. Chưa có gì được ghi; hãy rút ngắn nội dung, hoặc gửi phần lớn dưới dạng tệp đính kèm.',
    en: 'The data sent is larger than allowed. Nothing was written; shorten it, or send the bulk as an attached file.',
  },
  'bad-request': {
    status: 400,
    vi: 'Máy chủ không hiểu yêu cầu này. Chưa có gì được ghi; hãy tải lại trang rồi làm lại.',
    en: 'The server does not understand this request. Nothing was written; reload the page and try again.',
  },
  'upload-too-large': {
    status: 413,
    vi: 'Tệp lớn hơn {megabytes} MB nên không được nhận. Chưa có gì được lưu; hãy nén hoặc chia nhỏ tệp rồi tải lên lại.',
    en: 'The file is larger than {megabytes} MB and is not accepted. Nothing was kept; compress or split it and upload again.',
  },
  'upload-failed': {
    status: 500,
    vi: 'Chưa lưu được tệp tải lên. Phần đã gửi vẫn còn trên máy chủ; hãy bấm tải lên lại để gửi tiếp.',
    en: 'The upload could not be kept. What was sent is still on the server; start the upload again to go on.',
  },
  'not-signed-in': {
    status: 401,
    vi: 'Phiên làm việc đã hết hoặc chưa đăng nhập. Việc đã lưu vẫn còn; hãy đăng nhập để tiếp tục.',
    en: 'The session has ended or nobody is signed in. What was saved is safe; sign in to go on.',
  },
  forbidden: {
    status: 403,
    vi: 'Vị trí công tác đang dùng không có quyền làm việc này. Chưa có gì thay đổi; hãy đổi vị trí hoặc hỏi người quản trị đơn vị.',
    en: 'The position you act for may not do this. Nothing changed; switch position or ask your unit administrator.',
  },
  'csrf-mismatch': {
    status: 403,
    vi: 'Yêu cầu không mang mã bảo vệ của phiên làm việc nên bị từ chối. Chưa có gì thay đổi; hãy tải lại trang rồi làm lại.',
    en: 'The request does not carry the protection code of the session. Nothing changed; reload the page and try again.',
  },
  'not-found': {
    status: 404,
    vi: 'Không tìm thấy nội dung này, hoặc vị trí công tác đang dùng không được xem. Hãy kiểm tra lại đường dẫn hoặc đổi vị trí.',
    en: 'This was not found, or the position you act for may not see it. Check the address or switch position.',
  },
  'too-many-requests': {
    status: 429,
    vi: 'Thao tác quá nhiều lần trong thời gian ngắn. Chưa có gì thay đổi; hãy đợi {seconds} giây rồi làm lại.',
    en: 'Too many attempts in a short time. Nothing changed; wait {seconds} seconds and try again.',
  },
  'timed-out': {
    status: 503,
    vi: 'Việc này lâu hơn mức cho phép nên đã dừng và hoàn tác. Chưa có gì thay đổi; hãy thử lại sau ít phút.',
    en: 'This took longer than allowed and was undone. Nothing changed; try again in a few minutes.',
  },
  'database-away': {
    status: 503,
    vi: 'Cơ sở dữ liệu tạm thời không trả lời. Việc đã báo thành công vẫn còn nguyên; hãy thử lại sau ít phút.',
    en: 'The database does not answer for now. Everything already confirmed is safe; try again in a few minutes.',
  },
  'unrecorded-act': {
    status: 500,
    vi: 'Hệ thống không ghi được nhật ký cho việc này nên đã hoàn tác. Chưa có gì thay đổi; hãy báo quản trị viên mã {operation}.',
    en: 'The act left no event and was undone. Nothing changed; tell the administrator the code {operation}.',
  },
  internal: {
    status: 500,
    vi: 'Hệ thống gặp lỗi ngoài dự kiến, việc vừa làm đã được hoàn tác. Hãy thử lại; nếu còn lỗi, báo quản trị viên mã {requestId}.',
    en: 'Something unexpected went wrong and the act was undone. Try again; if it persists tell the administrator the code {requestId}.',
  },
});
