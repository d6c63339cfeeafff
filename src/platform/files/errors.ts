import { defineErrors } from '../errors/index.ts';

export const filesError = defineErrors('files', {
  'too-big': {
    status: 413,
    vi: 'Tệp lớn hơn mức cho phép ({maxBytes} byte). Tệp chưa được lưu; hãy giảm dung lượng rồi gửi lại.',
    en: 'The file is larger than allowed ({maxBytes} bytes). It was not kept; make it smaller and send it again.',
  },
  missing: {
    status: 500,
    vi: 'Không tìm thấy tệp {sha256} trong kho. Hồ sơ vẫn còn; hãy báo quản trị viên khôi phục tệp từ bản sao lưu.',
    en: 'The file {sha256} is missing from the store. The record is there; tell the administrator to restore the file.',
  },
  damaged: {
    status: 500,
    vi: 'Tệp {sha256} trong kho đã bị thay đổi nên không được mở. Hãy báo quản trị viên khôi phục tệp từ bản sao lưu.',
    en: 'The file {sha256} was altered in the store and is not opened. Tell the administrator to restore it from a backup.',
  },
});
